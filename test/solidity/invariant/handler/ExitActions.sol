// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../../contracts/interfaces/ICredits.sol";
import {IDisputes} from "../../../../contracts/interfaces/IDisputes.sol";
import {IHolders} from "../../../../contracts/interfaces/IHolders.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {DisputeReason} from "../../../../contracts/types/DisputeReason.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Packing} from "../../helpers/Packing.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title ExitActions
/// @notice What a view promises is tried for real, and undone.
abstract contract ExitActions is Driver {
    /// @dev A call by which one side alone takes the money.
    struct Taking {
        address caller;
        bytes data;
    }

    /// @notice One side alone takes the money in the second that `latestExit` names, whether all others did nothing until
    /// then or each of them the slowest thing in its last second. In that slowest life nobody does a second earlier.
    function exitAlone(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickGhost()];
        if (ghost.status == Status.None || ghost.status == Status.Settled) return;
        uint256 exitAt = escrow.latestExit(ghost.order);
        uint256 snapshot = vm.snapshotState();
        if (_oneIn(3)) {
            vm.warp(exitAt > nowAt ? exitAt : nowAt);
            assertTrue(_takeAlone(ghost), "05 no exit at latestExit");
        } else {
            _slowDown(ghost);
            vm.warp(exitAt - 1);
            assertFalse(_takeAlone(ghost), "05 an exit before latestExit");
            vm.warp(exitAt);
            assertTrue(_takeAlone(ghost), "05 no exit at latestExit");
        }
        assertEq(uint8(escrow.stateOf(ghost.id).status), uint8(Status.Settled), "05 exit left money behind");
        assertTrue(vm.revertToState(snapshot), "snapshot");
        vm.warp(nowAt);
    }

    /// @notice A credit of the view's size is the most that can be withdrawn.
    function creditIsExact(uint256 seed) public {
        _begin(seed);
        address owner = accounts[_pick(accounts.length)];
        address token = tokens[_pick(tokens.length)];
        (uint256 credit, ) = escrow.creditOf(owner, token);
        bytes memory above = abi.encodeWithSelector(ICredits.CreditExceeded.selector, credit + 1, credit);
        assertFalse(
            _drive(owner, abi.encodeCall(ICredits.withdraw, (owner, token, credit + 1, 0, "")), above)
        );
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
        escrow.reassign(ghost.order, side, address(receiver), uint96(ghost.held));
        vm.prank(holder);
        (bool kept, ) = address(escrow).call(
            abi.encodeCall(IHolders.reassign, (ghost.order, side, holder, 0))
        );
        assertFalse(kept, "20 a former holder took the side back");
        assertTrue(vm.revertToState(snapshot), "snapshot");
    }

    /// @dev A confirmation in the last second, then a dispute in the last second, then no ruling: as far as each is still
    /// possible.
    function _slowDown(Ghost storage ghost) private {
        uint256 until = ghost.until;
        if (nowAt > until || ghost.status == Status.Disputed) return;
        vm.warp(until);
        if (ghost.status == Status.Locked) {
            escrow.confirmDelivery(
                ghost.order.termsId,
                Packing.one(ghost.order),
                0,
                uint48(until),
                _attestAll(ghost, until)
            );
            until += rules[ghost.rule].inspectionPeriod;
            vm.warp(until);
        }
        vm.prank(ghost.buyer);
        escrow.dispute(ghost.order, uint96(ghost.held), DisputeReason.Other, 0, 0, "");
    }

    function _attestAll(Ghost storage ghost, uint256 signBy) private view returns (bytes memory) {
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = ghost.id;
        bytes32 digest = Messages.digest(_domain(), Messages.delivery(ids, 0, uint48(signBy)));
        bytes[] memory signatures = new bytes[](attesters.length);
        for (uint256 i = 0; i < signatures.length; ++i) {
            signatures[i] = signBytes(attesterKeys[i], digest);
        }
        return Packing.attestations(attesters, signatures);
    }

    /// @dev Tries every call by which one side alone takes the money, in a transaction of the real size.
    function _takeAlone(Ghost storage ghost) private returns (bool taken) {
        (address buyer, address seller) = (ghost.buyer, ghost.seller);
        bytes memory byDefault = abi.encodeCall(IDisputes.enforceDefault, (ghost.order));
        Taking[4] memory takings = [
            Taking(buyer, abi.encodeCall(IPayouts.reclaim, (ghost.order, buyer, "", 0, ""))),
            Taking(seller, abi.encodeCall(IPayouts.claim, (ghost.order, seller, "", 0, ""))),
            Taking(buyer, byDefault),
            Taking(seller, byDefault)
        ];
        for (uint256 i = 0; i < takings.length && !taken; ++i) {
            vm.prank(takings[i].caller);
            (taken, ) = address(escrow).call{gas: TRANSACTION_GAS}(takings[i].data);
        }
    }
}
