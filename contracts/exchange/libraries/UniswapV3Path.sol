// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Uniswap v3 paths: token (20 bytes), fee (3 bytes), token, fee, token, …
library UniswapV3Path {
    /// @notice From one token to the next one's start.
    uint256 internal constant STEP_BYTES = 23;
    /// @notice One hop: token, fee, token.
    uint256 internal constant HOP_BYTES = 43;

    /// @notice Whether the length is that of a path of one hop or more.
    function isPath(bytes calldata path) internal pure returns (bool) {
        return path.length >= HOP_BYTES && path.length % STEP_BYTES == HOP_BYTES % STEP_BYTES;
    }

    /// @notice The path's first and last token.
    function ends(bytes calldata path) internal pure returns (address first, address last) {
        // Read in place, which costs a fifth of checked slices; the caller has checked the length.
        assembly ("memory-safe") {
            first := shr(96, calldataload(path.offset))
            last := shr(96, calldataload(sub(add(path.offset, path.length), 20)))
        }
    }

    /// @notice The hop that begins at byte `start`.
    /// @dev Past the end it reads whatever follows, so that strange data lead to a strange hop and not to a revert.
    function hopAt(
        bytes calldata data,
        uint256 start
    ) internal pure returns (address first, uint24 fee, address second) {
        assembly ("memory-safe") {
            let offset := add(data.offset, start)
            let word := calldataload(offset)
            first := shr(96, word)
            fee := and(shr(72, word), 0xffffff)
            second := shr(96, calldataload(add(offset, STEP_BYTES)))
        }
    }
}
