// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Transfers that may fail, with bounded gas
library TokenTransfers {
    /// @notice Transfers, and says whether the token did it: it returned true, or nothing as some tokens do.
    /// @dev Reads one word of what the token returns, so a long answer costs nothing here.
    /// @param gasLimit Most that the token gets.
    function tryTransfer(
        address token,
        address to,
        uint256 amount,
        uint256 gasLimit
    ) internal returns (bool success) {
        bytes4 selector = IERC20.transfer.selector;
        assembly ("memory-safe") {
            // Behind the free memory pointer, which need not move: the words are used at once.
            let start := mload(0x40)
            mstore(start, selector)
            mstore(add(start, 0x04), shr(96, shl(96, to)))
            mstore(add(start, 0x24), amount)
            success := call(gasLimit, token, 0, start, 0x44, 0x00, 0x20)
            switch returndatasize()
            case 0 {
                // A call to an address without code succeeds.
                success := and(success, iszero(iszero(extcodesize(token))))
            }
            default {
                success := and(success, and(gt(returndatasize(), 0x1f), eq(mload(0x00), 1)))
            }
        }
    }
}
