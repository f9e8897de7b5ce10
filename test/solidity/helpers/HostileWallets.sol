// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title RevertingWallet
/// @notice Reverts instead of answering.
contract RevertingWallet is IERC1271 {
    error NoAnswer();

    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        revert NoAnswer();
    }
}

/// @title BurningWallet
/// @notice Takes all the gas it is given.
contract BurningWallet is IERC1271 {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly ("memory-safe") {
            invalid()
        }
    }
}

/// @title BombWallet
/// @notice Answers with a megabyte of zeros: a caller that copies it pays about two million gas.
contract BombWallet is IERC1271 {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly ("memory-safe") {
            // High memory that nobody wrote.
            return(0x1000, 1000000)
        }
    }
}

/// @title ShortAnswerWallet
/// @notice Says yes in four bytes where the ABI asks for thirty-two.
contract ShortAnswerWallet is IERC1271 {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        bytes4 magic = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            mstore(0, magic)
            return(0, 4)
        }
    }
}
