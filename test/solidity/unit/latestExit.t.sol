// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice The first second from which one side alone can take the money, whatever all others do until then: tried
/// against each of their slowest moves.
contract LatestExitTest is UnitTest {
    Order private _order;

    /// @dev Any periods within the bounds, any dates.
    function _stage(uint256 seed) private {
        Terms memory terms = defaultTerms();
        terms.inspectionPeriod = uint32(_choose(seed, 0, 60 days));
        terms.rulingPeriod = uint32(_choose(seed + 1, 2 days, 60 days));
        terms.evidencePeriod = uint32(_choose(seed + 2, 1 days, terms.rulingPeriod - 1 days));
        _order = makeOrder(1);
        _order.termsId = escrow.publishTerms(terms);
        _order.lockBy = uint40(START + _choose(seed + 3, 0, 100 days));
        _order.deliverBy = uint40(_order.lockBy + _choose(seed + 4, 1, 200 days));
    }

    function testFuzz_OfAnOrderThatIsNew(uint256 seed) external {
        _stage(seed % (1 << 200));
        vm.warp(_choose(seed % 977, START, _order.lockBy));
        uint256 exitAt = escrow.latestExit(_order);
        vm.warp(_order.lockBy);
        lock(_order);
        _tryFrom(exitAt);
    }

    function testFuzz_OfALockedOrder(uint256 seed) external {
        _stage(seed % (1 << 200));
        lock(_order);
        vm.warp(_choose(seed % 977, START, _order.deliverBy));
        _tryFrom(escrow.latestExit(_order));
    }

    function testFuzz_OfALockedOrderThatIsLate(uint256 seed) external {
        _stage(seed % (1 << 200));
        lock(_order);
        vm.warp(_choose(seed % 977, uint256(_order.deliverBy) + 1, uint256(_order.deliverBy) + 400 days));
        assertEq(escrow.latestExit(_order), uint256(_order.deliverBy) + 1);
        // Others can do nothing any more, so it has passed already.
        assertTrue(_takeAlone(), "no exit now");
    }

    function testFuzz_OfADeliveredOrder(uint256 seed) external {
        _stage(seed % (1 << 200));
        lock(_order);
        vm.warp(_choose(seed % 977, START, _order.deliverBy));
        deliver(_order);
        vm.warp(_choose(seed % 983, vm.getBlockTimestamp(), stateOf(_order).until));
        _tryFrom(escrow.latestExit(_order));
    }

    function testFuzz_OfADeliveredOrderAfterInspection(uint256 seed) external {
        _stage(seed % (1 << 200));
        lock(_order);
        deliver(_order);
        uint256 until = stateOf(_order).until;
        vm.warp(_choose(seed % 977, until + 1, until + 400 days));
        assertEq(escrow.latestExit(_order), until + 1);
        assertTrue(_takeAlone(), "no exit now");
    }

    function testFuzz_OfADisputedOrder(uint256 seed, bool bySeller) external {
        _stage(seed % (1 << 200));
        lock(_order);
        if (!bySeller) deliver(_order);
        vm.warp(_choose(seed % 977, START, stateOf(_order).until));
        raiseDispute(_order, AMOUNT);
        vm.warp(_choose(seed % 983, vm.getBlockTimestamp(), uint256(stateOf(_order).until) + 400 days));
        _tryFrom(escrow.latestExit(_order));
    }

    function test_IsZeroOnceNobodyCanTakeAnything() external {
        _stage(7);
        vm.warp(_order.lockBy);
        assertGt(escrow.latestExit(_order), 0, "the last second of locking");
        uint256 snapshotId = vm.snapshotState();
        warpPast(_order.lockBy);
        assertEq(escrow.latestExit(_order), 0);
        vm.revertToState(snapshotId);
        lock(_order);
        vm.prank(seller);
        escrow.refund(_order, AMOUNT);
        assertEq(escrow.latestExit(_order), 0);
    }

    /// @dev In the slowest life nobody takes the money alone a second earlier, and somebody does in that second.
    function _tryFrom(uint256 exitAt) private {
        _slowDown();
        vm.warp(exitAt - 1);
        assertFalse(_takeAlone(), "an exit before");
        vm.warp(exitAt);
        assertTrue(_takeAlone(), "no exit");
        assertState(_order, Status.Settled, 0, stateOf(_order).released);
    }

    /// @dev A confirmation in its last second, then a dispute in its last second, then no ruling.
    function _slowDown() private {
        if (stateOf(_order).status == Status.Locked) {
            vm.warp(stateOf(_order).until);
            deliver(_order);
        }
        if (stateOf(_order).status != Status.Delivered) return;
        vm.warp(stateOf(_order).until);
        vm.prank(buyer);
        escrow.dispute(_order, AMOUNT, DisputeReason.Other, EVIDENCE_HASH, 0, "");
    }

    /// @dev Every call by which one side alone takes the money.
    function _takeAlone() private returns (bool taken) {
        bytes memory byDefault = abi.encodeCall(IDisputes.enforceDefault, (_order));
        bytes[4] memory calls = [
            abi.encodeCall(IPayouts.reclaim, (_order, buyer, "", 0, "")),
            abi.encodeCall(IPayouts.claim, (_order, seller, "", 0, "")),
            byDefault,
            byDefault
        ];
        for (uint256 i = 0; i < calls.length && !taken; ++i) {
            vm.prank(i % 2 == 0 ? buyer : seller);
            (taken, ) = address(escrow).call(calls[i]);
        }
    }

    function _choose(uint256 seed, uint256 low, uint256 high) private pure returns (uint256) {
        return bound(uint256(keccak256(abi.encode(seed))), low, high);
    }
}
