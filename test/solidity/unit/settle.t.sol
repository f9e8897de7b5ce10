// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {ISettlements} from "../../../contracts/interfaces/ISettlements.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {SettleTest} from "../helpers/SettleTest.sol";
import {TestGate} from "../helpers/TestGate.sol";

contract SettleEffectsTest is SettleTest {
    function test_SplitsByTwoSignaturesInTheLastSecond() external {
        uint256 buyerBefore = token.balanceOf(buyer);
        uint256 fee = feeOf(600_000_000);
        vm.warp(SIGN_BY);
        expectPaid(_orderId, Exit.Agreed, 600_000_000 - fee, 400_000_000, fee);
        settleSigned(_order, split(400_000_000, 600_000_000));

        assertBalance(buyer, buyerBefore + 400_000_000);
        assertBalance(seller, 600_000_000 - fee);
        assertBalance(feeRecipient, fee);
        assertBalance(stranger, 0);
        assertState(_order, Status.Settled, 0, 600_000_000);
    }

    function test_SplitsWhenTheBuyerCallsAndTheSellerSigned() external {
        Settlement memory settlement = split(AMOUNT, 0);
        bytes memory bySeller = signSettlement(sellerKey, _orderId, settlement);
        vm.prank(buyer);
        escrow.settle(_order, settlement, new bytes[](0), "", bySeller);
        assertState(_order, Status.Settled, 0, 0);
    }

    function test_SplitsWhenTheSellerCallsAndTheBuyerSigned() external {
        Settlement memory settlement = split(0, AMOUNT);
        bytes memory byBuyer = signSettlement(buyerKey, _orderId, settlement);
        vm.prank(seller);
        escrow.settle(_order, settlement, new bytes[](0), byBuyer, "");
        assertState(_order, Status.Settled, 0, AMOUNT);
    }

    function test_SplitsADeliveredOrderAfterInspection() external {
        deliver(_order);
        warpPast(START + INSPECTION);
        Settlement memory settlement = split(1, AMOUNT - 1);
        settlement.signBy = START + 365 days;
        settleSigned(_order, settlement);
        assertState(_order, Status.Settled, 0, AMOUNT - 1);
    }

    function test_SplitsADispute() external {
        deliver(_order);
        raiseDispute(_order, 1_000);
        uint256 fee = feeOf(AMOUNT - 300) - feeOf(AMOUNT - 1_000);
        expectPaid(_orderId, Exit.Agreed, 700 - fee, 300, fee);
        settleSigned(_order, split(300, 700));
        assertState(_order, Status.Settled, 0, AMOUNT - 300);
    }

    function test_CarriesEverythingIntoOneNextOrder() external {
        Order memory next = makeOrder(2);
        next.deliverBy = START + 90 days;
        uint256 buyerBefore = token.balanceOf(buyer);

        expectPaid(_orderId, Exit.Agreed, 0, 0, 0);
        _expectCarried(_orderId, next);
        settleSigned(_order, into(next));

        assertState(_order, Status.Settled, 0, 0);
        assertState(next, Status.Locked, AMOUNT, 0);
        assertUntil(next, START + 90 days);
        assertFalse(stateOf(next).hasFee);
        assertBalance(buyer, buyerBefore);
        assertBalance(address(escrow), AMOUNT);
    }

    function test_CarriesAPartIntoTwoNextOrdersAndPaysTheRest() external {
        Order memory first = makeFeeOrder(2);
        first.amount = 300_000_000;
        Order memory second = makeOrder(3);
        second.amount = 200_000_000;
        // Next orders name their own parties.
        second.seller = inspector;
        Settlement memory settlement = split(100_000_000, 400_000_000);
        settlement.next = listOf(first, second);
        uint256 fee = feeOf(400_000_000);

        expectPaid(_orderId, Exit.Agreed, 400_000_000 - fee, 100_000_000, fee);
        _expectCarried(_orderId, first);
        _expectCarried(_orderId, second);
        settleSigned(_order, settlement);
        assertState(first, Status.Locked, 300_000_000, 0);
        assertState(second, Status.Locked, 200_000_000, 0);
        assertTrue(stateOf(first).hasFee);
        assertBalance(seller, 400_000_000 - fee);
        assertBalance(address(escrow), 500_000_000);
    }

    function test_ChargesTheFeeOnTheRunningTotal() external {
        vm.prank(buyer);
        escrow.release(_order, 333, 0, "");
        settleSigned(_order, split(1_000, AMOUNT - 1_333));
        assertBalance(feeRecipient, feeOf(AMOUNT - 1_000));
        assertState(_order, Status.Settled, 0, AMOUNT - 1_000);
    }

    function test_AsksTheGateWithTheBuyersHolderAsThePayer() external {
        TestGate gate = new TestGate();
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        Order memory next = makeOrder(2);
        next.termsId = escrow.publishTerms(terms);
        Settlement memory settlement = into(next);
        bytes[] memory gateData = new bytes[](1);
        gateData[0] = "offer";
        bytes memory byBuyer = signSettlement(buyerKey, _orderId, settlement);
        bytes memory bySeller = signSettlement(sellerKey, _orderId, settlement);

        vm.prank(stranger);
        escrow.settle(_order, settlement, gateData, byBuyer, bySeller);
        assertEq(gate.payer(), buyer);
        assertEq(gate.orderId(), escrow.orderIdOf(next));
        assertEq(gate.gateData(), bytes("offer"));
        assertEq(gate.detailsHash(), next.detailsHash);
    }

    function test_TakesTheNewHoldersConsentAndPaysThem() external {
        moveSide(_order, Side.Buyer, makeWallet(buyer));
        moveSide(_order, Side.Seller, inspector);
        Settlement memory settlement = split(400, AMOUNT - 400);
        address wallet = escrow.holderOf(_order, Side.Buyer);
        relay(
            _order,
            settlement,
            signSettlement(buyerKey, _orderId, settlement),
            signSettlement(inspectorKey, _orderId, settlement)
        );
        assertBalance(wallet, 400);
        assertBalance(inspector, AMOUNT - 400 - feeOf(AMOUNT - 400));
    }

    function test_CreditsBothSidesWhenTheTokenRefuses() external {
        Order memory order = makeUsdcOrder(2);
        lock(order);
        usdc.pause();
        uint256 net = AMOUNT - 400 - feeOf(AMOUNT - 400);
        expectCredit(seller, address(usdc), net);
        expectCredit(buyer, address(usdc), 400);
        settleSigned(order, split(400, AMOUNT - 400));
        assertEq(creditOf(seller, address(usdc)), net);
        assertEq(creditOf(buyer, address(usdc)), 400);
    }

    function test_SettlesANextOrderAgain() external {
        Order memory next = makeOrder(2);
        Order memory last = makeOrder(3);
        settleSigned(_order, into(next));
        settleSigned(next, into(last));
        assertState(next, Status.Settled, 0, 0);
        assertState(last, Status.Locked, AMOUNT, 0);

        vm.prank(buyer);
        escrow.release(last, AMOUNT, 0, "");
        assertBalance(seller, AMOUNT);
    }

    function testFuzz_DividesExactlyWhatIsHeld(uint96 toBuyer, uint96 carried) external {
        toBuyer = uint96(bound(toBuyer, 0, AMOUNT));
        carried = uint96(bound(carried, 0, AMOUNT - toBuyer));
        uint96 toSeller = AMOUNT - toBuyer - carried;
        Settlement memory settlement = split(toBuyer, toSeller);
        Order memory next = makeOrder(2);
        next.amount = carried;
        if (carried != 0) settlement.next = listOf(next);
        uint256 buyerBefore = token.balanceOf(buyer);

        settleSigned(_order, settlement);
        assertBalance(buyer, buyerBefore + toBuyer);
        assertBalance(seller, toSeller - feeOf(toSeller));
        assertBalance(feeRecipient, feeOf(toSeller));
        assertBalance(address(escrow), carried);
        assertState(next, carried == 0 ? Status.None : Status.Locked, carried, 0);
        assertState(_order, Status.Settled, 0, toSeller);
    }

    function _expectCarried(bytes32 orderId, Order memory next) private {
        bytes32 nextId = escrow.orderIdOf(next);
        vm.expectEmit(address(escrow));
        emit ISettlements.OrderCarried(orderId, nextId, next.amount);
        vm.expectEmit(address(escrow));
        emit IFunding.OrderLocked(
            nextId,
            next.buyer,
            next.seller,
            next.termsId,
            address(escrow),
            next.token,
            next.amount,
            next.lockBy,
            next.deliverBy,
            next.detailsHash
        );
    }
}
