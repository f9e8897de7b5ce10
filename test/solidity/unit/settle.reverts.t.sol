// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {ISettlements} from "../../../contracts/interfaces/ISettlements.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {SettleTest} from "../helpers/SettleTest.sol";
import {TestGate} from "../helpers/TestGate.sol";

contract SettleRevertsTest is SettleTest {
    function test_RevertWhen_GateDataHasAnotherLength() external {
        Settlement memory settlement = split(AMOUNT, 0);
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, 1, 0));
        escrow.settle(_order, settlement, new bytes[](1), "", "");

        settlement = into(makeOrder(2));
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, 0, 1));
        escrow.settle(_order, settlement, new bytes[](0), "", "");
    }

    function test_RevertWhen_StatusIsNoneOrSettled() external {
        Status[2] memory statuses = [Status.None, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(2 + i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_OPEN);
            escrow.settle(order, split(AMOUNT, 0), new bytes[](0), "", "");
        }
    }

    function test_RevertWhen_ANextOrderHasAnotherToken() external {
        Order memory next = makeUsdcOrder(2);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlements.NextOrderTokenMismatch.selector,
                address(usdc),
                address(token)
            )
        );
        relay(_order, into(next), "", "");
    }

    function test_RevertWhen_TheSumIsNotWhatIsHeld() external {
        _expectSum(uint256(AMOUNT) - 1);
        relay(_order, split(AMOUNT - 1, 0), "", "");
        _expectSum(uint256(AMOUNT) + 1);
        relay(_order, split(AMOUNT, 1), "", "");
        // Three maximal parts do not wrap around.
        Order memory next = makeOrder(2);
        next.amount = type(uint96).max;
        Settlement memory settlement = into(next);
        settlement.toBuyer = type(uint96).max;
        settlement.toSeller = type(uint96).max;
        _expectSum(3 * uint256(type(uint96).max));
        relay(_order, settlement, "", "");
    }

    function test_RevertWhen_TheBuyersConsentIsMissing() external {
        Settlement memory settlement = split(0, AMOUNT);
        expectNotHolder(_orderId, Side.Buyer, stranger, buyer);
        relay(_order, settlement, "", signSettlement(sellerKey, _orderId, settlement));
    }

    function test_RevertWhen_TheSellersConsentIsMissing() external {
        Settlement memory settlement = split(AMOUNT, 0);
        bytes memory signature = signSettlement(buyerKey, _orderId, settlement);
        expectNotHolder(_orderId, Side.Seller, stranger, seller);
        relay(_order, settlement, signature, "");

        expectNotHolder(_orderId, Side.Seller, buyer, seller);
        vm.prank(buyer);
        escrow.settle(_order, settlement, new bytes[](0), "", "");
    }

    function test_RevertWhen_OneSecondLate() external {
        Settlement memory settlement = split(AMOUNT, 0);
        warpPast(SIGN_BY);
        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        settleSigned(_order, settlement);
    }

    function test_RevertWhen_OneSideSignedForBoth() external {
        Settlement memory settlement = split(AMOUNT, 0);
        bytes memory byBuyer = signSettlement(buyerKey, _orderId, settlement);
        bytes memory bySeller = signSettlement(sellerKey, _orderId, settlement);
        expectInvalid(seller, _hash(settlement));
        relay(_order, settlement, byBuyer, byBuyer);
        expectInvalid(buyer, _hash(settlement));
        relay(_order, settlement, bySeller, bySeller);
    }

    function test_RevertWhen_AnotherDivisionWasSigned() external {
        Settlement memory signed = split(AMOUNT - 1, 1);
        Settlement memory settlement = split(AMOUNT, 0);
        bytes memory byBuyer = signSettlement(buyerKey, _orderId, settlement);
        bytes memory bySeller = signSettlement(sellerKey, _orderId, signed);
        expectInvalid(seller, _hash(settlement));
        relay(_order, settlement, byBuyer, bySeller);
    }

    function test_RevertWhen_OtherNextOrdersWereSigned() external {
        Settlement memory settlement = into(makeOrder(2));
        bytes memory byBuyer = signSettlement(buyerKey, _orderId, settlement);
        bytes memory bySeller = signSettlement(sellerKey, _orderId, into(makeOrder(3)));
        expectInvalid(seller, _hash(settlement));
        relay(_order, settlement, byBuyer, bySeller);
    }

    function test_RevertWhen_AFormerHolderSigned() external {
        Settlement memory settlement = split(AMOUNT, 0);
        moveSide(_order, Side.Seller, inspector);
        expectInvalid(inspector, _hash(settlement));
        settleSigned(_order, settlement);
    }

    function test_RevertWhen_ANextOrderIsLockedAlready() external {
        Order memory next = makeOrder(2);
        bytes32 nextId = lock(next);
        expectStatusError(nextId, Status.Locked, IN_NONE);
        settleSigned(_order, into(next));
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_ANextOrderIsListedTwice() external {
        Order memory next = makeOrder(2);
        next.amount = AMOUNT / 2;
        Settlement memory settlement;
        settlement.next = listOf(next, next);
        settlement.signBy = SIGN_BY;
        expectStatusError(escrow.orderIdOf(next), Status.Locked, IN_NONE);
        settleSigned(_order, settlement);
    }

    function test_RevertWhen_ANextOrderIsTheOrderItself() external {
        expectStatusError(_orderId, Status.Settled, IN_NONE);
        settleSigned(_order, into(_order));
    }

    function test_RevertWhen_ANextOrderBreaksARuleOfLocking() external {
        Order memory next = makeOrder(2);
        next.lockBy = START - 1;
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.LockTooLate.selector, escrow.orderIdOf(next), START - 1, START)
        );
        settleSigned(_order, into(next));

        next = makeOrder(2);
        next.termsId = bytes32(uint256(1));
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, bytes32(uint256(1))));
        settleSigned(_order, into(next));

        next = makeOrder(2);
        next.seller = buyer;
        vm.expectRevert(abi.encodeWithSelector(IFunding.BuyerIsSeller.selector, buyer));
        settleSigned(_order, into(next));

        next = makeOrder(2);
        next.amount = 0;
        Settlement memory settlement = into(next);
        settlement.toBuyer = AMOUNT;
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        settleSigned(_order, settlement);
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_TheGateOfANextOrderRefuses() external {
        TestGate gate = new TestGate();
        gate.setAnswer(TestGate.Answer.Other);
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        Order memory next = makeOrder(2);
        next.termsId = escrow.publishTerms(terms);
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.GateRefused.selector, escrow.orderIdOf(next), address(gate))
        );
        settleSigned(_order, into(next));
    }

    function test_RevertWhen_CalledAgain() external {
        Settlement memory settlement = split(AMOUNT, 0);
        settleSigned(_order, settlement);
        expectStatusError(_orderId, Status.Settled, IN_OPEN);
        settleSigned(_order, settlement);
    }

    function _expectSum(uint256 sum) private {
        vm.expectRevert(
            abi.encodeWithSelector(ISettlements.SettlementSumMismatch.selector, _orderId, sum, AMOUNT)
        );
    }

    function _hash(Settlement memory settlement) private view returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](settlement.next.length);
        for (uint256 i = 0; i < hashes.length; ++i) hashes[i] = hashOrder(settlement.next[i]);
        return
            keccak256(
                abi.encode(
                    TypedData.SETTLEMENT_TYPEHASH,
                    _orderId,
                    settlement.toBuyer,
                    settlement.toSeller,
                    keccak256(abi.encodePacked(hashes)),
                    settlement.signBy
                )
            );
    }
}
