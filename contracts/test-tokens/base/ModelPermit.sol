// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelTypedData} from "./ModelTypedData.sol";

/// @title ModelPermit
/// @notice EIP-2612: an allowance by signature.
abstract contract ModelPermit is ModelTypedData {
    error TokenPermitExpired(uint256 deadline, uint256 timestamp);

    // solhint-disable-next-line gas-small-strings
    bytes32 public constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    mapping(address owner => uint256) public nonces;

    /// @dev Emits {Approval}. A maximal `deadline` never expires.
    function permit(
        address holder,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external whenNotPaused {
        _permit(holder, spender, value, deadline, abi.encodePacked(r, s, v));
    }

    function _permit(
        address holder,
        address spender,
        uint256 value,
        uint256 deadline,
        bytes memory signature
    ) internal {
        if (deadline < block.timestamp) revert TokenPermitExpired(deadline, block.timestamp);
        bytes32 structHash = keccak256(
            abi.encode(PERMIT_TYPEHASH, holder, spender, value, nonces[holder]++, deadline)
        );
        _requireSignature(holder, structHash, signature);
        _approve(holder, spender, value);
    }
}
