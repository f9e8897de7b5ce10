// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SignedPulls} from "../../../contracts/libraries/SignedPulls.sol";
import {Test} from "./Test.sol";

/// @title DeployPermit2
/// @notice The real Permit2 at its address, and what payers sign for it.
abstract contract DeployPermit2 is Test {
    address internal constant PERMIT2 = address(SignedPulls.PERMIT2);

    string private constant _CODE =
        "node_modules/hardhat-predeploy/bin/0x000000000022D473030F116dDEE9F6B43aC78BA3.bytecode";

    string private constant _ORDER =
        "Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)";

    /// @dev Its creation code runs at the address itself, because what it makes knows its own address.
    function placePermit2() internal {
        vm.etch(PERMIT2, vm.readFileBinary(_CODE));
        (bool success, bytes memory code) = PERMIT2.call("");
        require(success, "Permit2 was not made");
        vm.etch(PERMIT2, code);
    }

    /// @param witness Struct hash of the order, or of the list's orders together.
    /// @param isList Whether the witness is a list.
    function permit2Digest(
        address spender,
        address token,
        uint256 permitted,
        uint256 nonce,
        uint256 deadline,
        bytes32 witness,
        bool isList
    ) internal view returns (bytes32) {
        bytes memory types = bytes.concat(
            isList ? bytes("Order[] witness)") : bytes("Order witness)"),
            bytes(_ORDER)
        );
        return permit2Digest(spender, token, permitted, nonce, deadline, witness, types);
    }

    /// @param types The witness's member and types, which all come before TokenPermissions by their names.
    function permit2Digest(
        address spender,
        address token,
        uint256 permitted,
        uint256 nonce,
        uint256 deadline,
        bytes32 witness,
        bytes memory types
    ) internal view returns (bytes32) {
        bytes32 permissions = keccak256(
            abi.encode(keccak256("TokenPermissions(address token,uint256 amount)"), token, permitted)
        );
        bytes32 typehash = keccak256(
            bytes.concat(
                "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,",
                types,
                "TokenPermissions(address token,uint256 amount)"
            )
        );
        bytes32 structHash = keccak256(abi.encode(typehash, permissions, spender, nonce, deadline, witness));
        return keccak256(abi.encodePacked(hex"1901", _permit2Domain(), structHash));
    }

    function _permit2Domain() private view returns (bytes32) {
        bytes32 typehash = keccak256("EIP712Domain(string name,uint256 chainId,address verifyingContract)");
        return keccak256(abi.encode(typehash, keccak256("Permit2"), block.chainid, PERMIT2));
    }
}
