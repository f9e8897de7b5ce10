// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../../contracts/interfaces/IDisputes.sol";
import {IHolders} from "../../../../contracts/interfaces/IHolders.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {ICredits} from "../../../../contracts/interfaces/ICredits.sol";
import {DisputeReason} from "../../../../contracts/types/DisputeReason.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Driver} from "./Driver.sol";

/// @title ExitActions
/// @notice What a view promises is tried for real, and undone.
abstract contract ExitActions is Driver {
    /// @notice One side alone ends an order at the second that `latestExit` names, after the slowest life that third
    /// parties can give it.
    function exitAlone(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickGhost()];
        if (ghost.status == Status.None || ghost.status == Status.Settled) return;
        bool slow = ghost.status == Status.Delivered && nowAt <= ghost.until && _oneIn(2);
        uint256 exitAt = escrow.latestExit(ghost.order);
        uint256 snapshot = vm.snapshotState();
        if (slow) _disputeLate(ghost);

        vm.warp(exitAt > nowAt ? exitAt : nowAt);
        (address caller, bytes memory data) = _ending(ghost, slow);
        vm.prank(caller);
        (bool done, ) = address(escrow).call(data);
        assertTrue(done, "05 no exit at latestExit");
        assertEq(uint8(escrow.stateOf(ghost.id).status), uint8(Status.Settled), "05 exit left money behind");
        assertTrue(vm.revertToState(snapshot), "snapshot");
        vm.warp(nowAt);
    }

    /// @notice A credit of the view's size is the most that can be withdrawn.
    function creditIsExact(uint256 seed) public {
        _begin(seed);
        address owner = accounts[_pick(accounts.length)];
        address token = tokens[_pick(tokens.length)];
        uint256 credit = escrow.creditOf(owner, token);
        bytes memory above = abi.encodeWithSelector(ICredits.CreditExceeded.selector, credit + 1, credit);
        assertFalse(_drive(owner, abi.encodeCall(ICredits.withdraw, (owner, token, credit + 1)), above));
    }

    /// @notice The account that `holderOf` names may move the side, and the named holder of before may not.
    function holderIsExact(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickGhost()];
        if (ghost.status == Status.None || ghost.status == Status.Settled) return;
        Side side = Side(1 + _pick(2));
        address holder = escrow.holderOf(ghost.order, side);
        uint256 snapshot = vm.snapshotState();
        vm.prank(holder);
        escrow.reassign(ghost.order, side, address(receiver));
        vm.prank(holder);
        (bool kept, ) = address(escrow).call(abi.encodeCall(IHolders.reassign, (ghost.order, side, holder)));
        assertFalse(kept, "20 a former holder took the side back");
        assertTrue(vm.revertToState(snapshot), "snapshot");
    }

    /// @dev At the last second of inspection.
    function _disputeLate(Ghost storage ghost) private {
        vm.warp(ghost.until);
        vm.prank(ghost.buyer);
        escrow.dispute(ghost.order, uint96(ghost.held), DisputeReason.Other, 0, 0, "");
    }

    function _ending(
        Ghost storage ghost,
        bool slow
    ) private view returns (address caller, bytes memory data) {
        if (slow || ghost.status == Status.Disputed) {
            return (ghost.buyer, abi.encodeCall(IDisputes.enforceDefault, (ghost.order)));
        }
        if (ghost.status == Status.Locked) {
            return (ghost.buyer, abi.encodeCall(IPayouts.reclaim, (ghost.order, ghost.buyer, "", 0, "")));
        }
        return (ghost.seller, abi.encodeCall(IPayouts.claim, (ghost.order, ghost.seller, "", 0, "")));
    }
}
