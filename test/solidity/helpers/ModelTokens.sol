// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelJpyc} from "../../../contracts/test-tokens/ModelJpyc.sol";
import {ModelProxy} from "../../../contracts/test-tokens/ModelProxy.sol";
import {ModelPyusd} from "../../../contracts/test-tokens/ModelPyusd.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {ModelXsgd} from "../../../contracts/test-tokens/ModelXsgd.sol";
import {Test} from "./Test.sol";

/// @title ModelTokens
/// @notice Deploys the model stablecoins that live behind a proxy, as they are on a real chain.
abstract contract ModelTokens is Test {
    address internal immutable PROXY_ADMIN = address(uint160(uint256(keccak256("proxy admin"))));

    function deployUsdc(address owner) internal returns (ModelUsdc) {
        return _deployFiat("USD Coin", "USDC", "USD", owner);
    }

    function deployEurc(address owner) internal returns (ModelUsdc) {
        return _deployFiat("EURC", "EURC", "EUR", owner);
    }

    function deployJpyc(address owner) internal returns (ModelJpyc) {
        bytes memory data = abi.encodeCall(ModelJpyc.initialize, ("JPY Coin", "JPYC", "JPY", 18, "1", owner));
        return ModelJpyc(_deployProxy(address(new ModelJpyc()), data));
    }

    function deployXsgd(address owner) internal returns (ModelXsgd) {
        bytes memory data = abi.encodeCall(ModelJpyc.initialize, ("XSGD", "XSGD", "SGD", 6, "1", owner));
        return ModelXsgd(_deployProxy(address(new ModelXsgd()), data));
    }

    function deployPyusd(address owner) internal returns (ModelPyusd) {
        bytes memory data = abi.encodeCall(ModelPyusd.initialize, ("PayPal USD", "PYUSD", 6, "1", owner));
        return ModelPyusd(_deployProxy(address(new ModelPyusd()), data));
    }

    /// @dev What a client does with `eth_getStorageAt`: every token in `contracts/test-tokens` keeps balances in slot 0.
    function storedBalance(address token, address account) internal view returns (uint256) {
        uint256 packed = uint256(vm.load(token, keccak256(abi.encode(account, uint256(0)))));
        return packed & (type(uint256).max >> 1);
    }

    function _deployFiat(
        string memory name,
        string memory symbol,
        string memory currency,
        address owner
    ) private returns (ModelUsdc) {
        bytes memory data = abi.encodeCall(ModelUsdc.initialize, (name, symbol, currency, 6, "2", owner));
        return ModelUsdc(_deployProxy(address(new ModelUsdc()), data));
    }

    function _deployProxy(address implementation, bytes memory data) private returns (address) {
        return address(new ModelProxy(implementation, PROXY_ADMIN, data));
    }
}
