// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelStandard} from "./ModelStandard.sol";

/// @title ModelPausable
/// @notice The owner stops and restarts the whole token.
abstract contract ModelPausable is ModelStandard {
    event Pause();
    event Unpause();

    /// @dev Emits {Pause}.
    function pause() external onlyOwner {
        _setPaused(true);
        emit Pause();
    }

    /// @dev Emits {Unpause}.
    function unpause() external onlyOwner {
        _setPaused(false);
        emit Unpause();
    }
}
