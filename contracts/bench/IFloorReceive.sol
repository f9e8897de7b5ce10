// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title ERC-3009 in its (v, r, s) form, as the floor contract calls it
interface IFloorReceive {
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
}
