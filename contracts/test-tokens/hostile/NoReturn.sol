// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title NoReturn
/// @notice Returns nothing where ERC-20 promises a bool.
contract NoReturn is HostileErc20 {
    function transfer(address to, uint256 value) public override returns (bool) {
        super.transfer(to, value);
        _returnNothing();
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        super.transferFrom(from, to, value);
        _returnNothing();
    }

    function approve(address spender, uint256 value) public override returns (bool) {
        super.approve(spender, value);
        _returnNothing();
    }

    /// @dev Assembly ends the call before Solidity encodes the bool that the interface makes us declare.
    function _returnNothing() private pure {
        assembly ("memory-safe") {
            return(0, 0)
        }
    }
}
