// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelAuthorization} from "./base/ModelAuthorization.sol";
import {ModelMintable} from "./base/ModelMintable.sol";
import {ModelPermit} from "./base/ModelPermit.sol";

/// @title ModelPyusd
/// @notice Behaves as PYUSD (6 decimals) and USDP (18): the issuer freezes an account and may then wipe its balance.
/// To be used behind a {ModelProxy}.
/// @dev Storage: see {ModelErc20}; through the proxy, balances are in slot 0 of the proxy.
contract ModelPyusd is ModelMintable, ModelPermit, ModelAuthorization {
    event FreezeAddress(address indexed account);
    event UnfreezeAddress(address indexed account);
    event FrozenAddressWiped(address indexed account);
    event SupplyDecreased(address indexed from, uint256 value);

    error TokenAccountNotFrozen(address account);

    /// @notice Stands for the constructor, once. `owner_` gets every role.
    function initialize(
        string calldata name_,
        string calldata symbol_,
        uint8 decimals_,
        string calldata version_,
        address owner_
    ) external {
        _initializeToken(name_, symbol_, decimals_, version_, owner_);
        _configureMinter(owner_, type(uint256).max);
    }

    /// @dev Emits {FreezeAddress}.
    function freeze(address account) external onlyOwner {
        _setBlocked(account, true);
        emit FreezeAddress(account);
    }

    /// @dev Emits {UnfreezeAddress}.
    function unfreeze(address account) external onlyOwner {
        _setBlocked(account, false);
        emit UnfreezeAddress(account);
    }

    /// @notice Burns what a frozen account holds.
    /// @dev Emits {FrozenAddressWiped}, {SupplyDecreased} and {Transfer} to zero.
    function wipeFrozenAddress(address account) external onlyOwner {
        if (!_isBlocked(account)) revert TokenAccountNotFrozen(account);
        uint256 balance = balanceOf(account);
        _remove(account, balance);
        emit FrozenAddressWiped(account);
        emit SupplyDecreased({from: account, value: balance});
        emit Transfer({from: account, to: address(0), value: balance});
    }

    function isFrozen(address account) external view returns (bool) {
        return _isBlocked(account);
    }
}
