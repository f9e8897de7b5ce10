// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ReleaseRevertsTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;

    Order private _order;
    bytes32 private _orderId;

    function setUp() public override {
        super.setUp();
        _order = makeOrder(1);
        _orderId = lock(_order);
    }

    function test_RevertWhen_StatusIsNone() external {
        Order memory order = makeOrder(2);
        expectStatusError(escrow.orderIdOf(order), Status.None, IN_OPEN);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
    }

    function test_RevertWhen_StatusIsSettled() external {
        Order memory order = makeOrder(2);
        bytes32 orderId = bringTo(order, Status.Settled);
        expectStatusError(orderId, Status.Settled, IN_OPEN);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
    }

    function test_RevertWhen_CallerIsNotTheBuyer() external {
        address[3] memory callers = [seller, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_orderId, Side.Buyer, callers[i], buyer);
            vm.prank(callers[i]);
            escrow.release(_order, AMOUNT, 0, "");
        }
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_CallerGaveItsSideAway() external {
        moveSide(_order, Side.Buyer, stranger);

        expectNotHolder(_orderId, Side.Buyer, buyer, stranger);
        vm.prank(buyer);
        escrow.release(_order, AMOUNT, 0, "");
    }

    function test_RevertWhen_SignatureIsOneSecondLate() external {
        bytes memory signature = signRelease(buyerKey, _orderId, AMOUNT, SIGN_BY);
        warpPast(SIGN_BY);

        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_RevertWhen_TheSellerSigned() external {
        bytes memory signature = signRelease(sellerKey, _orderId, AMOUNT, SIGN_BY);
        expectInvalid(buyer, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY));
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_RevertWhen_TheFormerHolderSigned() external {
        bytes memory signature = signRelease(buyerKey, _orderId, AMOUNT, SIGN_BY);
        moveSide(_order, Side.Buyer, stranger);

        expectInvalid(stranger, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY));
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_RevertWhen_AnotherTotalWasSigned() external {
        bytes memory signature = signRelease(buyerKey, _orderId, AMOUNT - 1, SIGN_BY);
        expectInvalid(buyer, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY));
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_RevertWhen_AnotherSignByWasSigned() external {
        bytes memory signature = signRelease(buyerKey, _orderId, AMOUNT, SIGN_BY);
        expectInvalid(buyer, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY + 1));
        escrow.release(_order, AMOUNT, SIGN_BY + 1, signature);
    }

    function test_RevertWhen_AnotherOrderWasSigned() external {
        Order memory other = makeOrder(2);
        bytes memory signature = signRelease(buyerKey, lock(other), AMOUNT, SIGN_BY);
        expectInvalid(buyer, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY));
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_RevertWhen_AnotherChainWasSigned() external {
        bytes memory signature = signRelease(buyerKey, _orderId, AMOUNT, SIGN_BY);
        vm.chainId(10);
        expectInvalid(buyer, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY));
        escrow.release(_order, AMOUNT, SIGN_BY, signature);

        // The id stays that of the deployment, and a signature for the present chain counts.
        signature = signRelease(buyerKey, _orderId, AMOUNT, SIGN_BY);
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
        assertState(_order, Status.Settled, 0, AMOUNT);
    }

    function test_RevertWhen_TheWalletContractDoesNotAgree() external {
        address wallet = makeWallet(buyer);
        moveSide(_order, Side.Buyer, wallet);
        bytes memory signature = signRelease(sellerKey, _orderId, AMOUNT, SIGN_BY);
        expectInvalid(wallet, TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY));
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_RevertWhen_TheSignatureIsUsedAgain() external {
        bytes memory signature = signRelease(buyerKey, _orderId, 600, SIGN_BY);
        escrow.release(_order, 600, SIGN_BY, signature);
        assertBalance(seller, 600);

        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, 600, 600));
        escrow.release(_order, 600, SIGN_BY, signature);
        assertBalance(seller, 600);
    }

    function test_RevertWhen_TheTotalIsZero() external {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, 0, 0));
        vm.prank(buyer);
        escrow.release(_order, 0, 0, "");
    }

    function test_RevertWhen_TheTotalIsNotAboveReleased() external {
        vm.prank(buyer);
        escrow.release(_order, 500, 0, "");

        for (uint96 total = 499; total <= 500; ++total) {
            vm.expectRevert(abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, total, 500));
            vm.prank(buyer);
            escrow.release(_order, total, 0, "");
        }
    }

    function test_RevertWhen_TheTotalIsOneMoreThanReleasedAndHeld() external {
        vm.prank(buyer);
        escrow.release(_order, 500, 0, "");

        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.HeldExceeded.selector, _orderId, AMOUNT - 499, AMOUNT - 500)
        );
        vm.prank(buyer);
        escrow.release(_order, AMOUNT + 1, 0, "");
    }

    function test_RevertWhen_ADisputedOrderIsReleasedBySignature() external {
        bytes memory signature = signRelease(buyerKey, _orderId, AMOUNT, SIGN_BY);
        deliver(_order);
        raiseDispute(_order, AMOUNT);

        // Not by the buyer itself either: a concession is a plain call.
        address[2] memory callers = [stranger, buyer];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IPayouts.ConcessionBySignature.selector, _orderId));
            vm.prank(callers[i]);
            escrow.release(_order, AMOUNT, SIGN_BY, signature);
        }
    }

    function test_RevertWhen_ADisputedOrderIsReleasedInPart() external {
        deliver(_order);
        raiseDispute(_order, AMOUNT);

        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.ConcessionPartial.selector, _orderId, AMOUNT - 1, AMOUNT)
        );
        vm.prank(buyer);
        escrow.release(_order, AMOUNT - 1, 0, "");
    }

    function test_RevertWhen_CalledAgainAfterEverything() external {
        vm.startPrank(buyer);
        escrow.release(_order, AMOUNT, 0, "");
        expectStatusError(_orderId, Status.Settled, IN_OPEN);
        escrow.release(_order, AMOUNT, 0, "");
        vm.stopPrank();
        assertBalance(seller, AMOUNT);
    }
}
