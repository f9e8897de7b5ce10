// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {TestReceiver} from "../helpers/TestReceiver.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ReclaimTest is UnitTest {
    uint40 private constant UNTIL = START + 30 days;
    uint40 private constant SIGN_BY = UNTIL + 1 hours;

    Order private _order;
    bytes32 private _orderId;
    uint256 private _buyerBefore;

    /// @dev A locked order one second after its deliverBy.
    function setUp() public override {
        super.setUp();
        _order = makeFeeOrder(1);
        _orderId = lock(_order);
        _buyerBefore = token.balanceOf(buyer);
        warpPast(UNTIL);
    }

    function test_RevertWhen_ReceiverIsNotAllowed() external {
        address[3] memory receivers = [address(0), address(escrow), address(token)];
        for (uint256 i = 0; i < receivers.length; ++i) {
            expectNotAllowed(receivers[i]);
            vm.prank(buyer);
            escrow.reclaim(_order, receivers[i], "", 0, "");
        }
    }

    function test_RevertWhen_StatusIsNotLocked() external {
        vm.warp(START);
        Status[4] memory statuses = [Status.None, Status.Delivered, Status.Disputed, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(2 + i);
            bytes32 orderId = bringTo(order, statuses[i]);
            expectStatusError(orderId, statuses[i], IN_LOCKED);
            vm.prank(buyer);
            escrow.reclaim(order, buyer, "", 0, "");
        }
    }

    function test_RevertWhen_NowIsDeliverBy() external {
        vm.warp(UNTIL);
        expectTooEarly(_orderId, uint256(UNTIL) + 1, UNTIL);
        vm.prank(buyer);
        escrow.reclaim(_order, buyer, "", 0, "");
    }

    function test_RevertWhen_CallerIsNotTheBuyer() external {
        address[3] memory callers = [seller, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_orderId, Side.Buyer, callers[i], buyer);
            vm.prank(callers[i]);
            escrow.reclaim(_order, callers[i], "", 0, "");
        }
    }

    function test_RevertWhen_SignatureIsOneSecondLate() external {
        bytes memory signature = _sign(buyerKey, TypedData.RECLAIM_TYPEHASH, inspector, "");
        warpPast(SIGN_BY);
        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        escrow.reclaim(_order, inspector, "", SIGN_BY, signature);
    }

    function test_RevertWhen_TheSellerSigned() external {
        _expectInvalid(_sign(sellerKey, TypedData.RECLAIM_TYPEHASH, inspector, ""));
    }

    function test_RevertWhen_AnotherReceiverWasSigned() external {
        _expectInvalid(_sign(buyerKey, TypedData.RECLAIM_TYPEHASH, buyer, ""));
    }

    function test_RevertWhen_AClaimWasSigned() external {
        _expectInvalid(_sign(buyerKey, TypedData.CLAIM_TYPEHASH, inspector, ""));
    }

    function test_RevertWhen_ReceiverHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReceiverWithoutCode.selector, buyer));
        vm.prank(buyer);
        escrow.reclaim(_order, buyer, "data", 0, "");
    }

    function test_RevertWhen_ReceiverRefuses() external {
        TestReceiver receiver = new TestReceiver();
        receiver.setAnswer(TestReceiver.Answer.Other);
        vm.startPrank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReceiverRefused.selector, address(receiver)));
        escrow.reclaim(_order, address(receiver), "data", 0, "");
        receiver.setAnswer(TestReceiver.Answer.Revert);
        vm.expectRevert(TestReceiver.PayoutUnwanted.selector);
        escrow.reclaim(_order, address(receiver), "data", 0, "");
        vm.stopPrank();
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_CalledAgain() external {
        vm.startPrank(buyer);
        escrow.reclaim(_order, buyer, "", 0, "");
        expectStatusError(_orderId, Status.Settled, IN_LOCKED);
        escrow.reclaim(_order, buyer, "", 0, "");
        vm.stopPrank();
        assertBalance(buyer, _buyerBefore + AMOUNT);
    }

    function test_PaysTheBuyerInTheFirstSecond() external {
        expectPaid(_orderId, Exit.Reclaimed, 0, AMOUNT, 0);
        vm.prank(buyer);
        escrow.reclaim(_order, buyer, "", 0, "");
        assertBalance(buyer, _buyerBefore + AMOUNT);
        assertBalance(feeRecipient, 0);
        assertBalance(address(escrow), 0);
        assertState(_order, Status.Settled, 0, 0);
    }

    function test_PaysWhatIsHeldAfterAPartialRelease() external {
        vm.prank(buyer);
        escrow.release(_order, 333, 0, "");
        expectPaid(_orderId, Exit.Reclaimed, 0, AMOUNT - 333, 0);
        vm.prank(buyer);
        escrow.reclaim(_order, buyer, "", 0, "");
        assertBalance(buyer, _buyerBefore + AMOUNT - 333);
        assertState(_order, Status.Settled, 0, 333);
    }

    function test_TakesASignatureInItsLastSecondFromAnyone() external {
        bytes memory signature = _sign(buyerKey, TypedData.RECLAIM_TYPEHASH, inspector, "");
        vm.warp(SIGN_BY);
        vm.expectEmit(address(escrow));
        emit IPayouts.PayoutRedirected(_orderId, inspector, AMOUNT);
        vm.prank(stranger);
        escrow.reclaim(_order, inspector, "", SIGN_BY, signature);
        assertBalance(inspector, AMOUNT);
    }

    function test_PaysAndCallsAReceiver() external {
        TestReceiver receiver = new TestReceiver();
        bytes memory signature = _sign(buyerKey, TypedData.RECLAIM_TYPEHASH, address(receiver), "convert");
        escrow.reclaim(_order, address(receiver), "convert", SIGN_BY, signature);
        assertEq(receiver.owner(), buyer);
        assertEq(receiver.amount(), AMOUNT);
        assertEq(receiver.balanceAtCall(), AMOUNT);
        assertEq(receiver.data(), bytes("convert"));
    }

    function test_PaysTheNewBuyer() external {
        moveSide(_order, Side.Buyer, stranger);
        vm.prank(stranger);
        escrow.reclaim(_order, stranger, "", 0, "");
        assertBalance(stranger, AMOUNT);
    }

    function test_CreditsABlockedBuyer() external {
        vm.warp(START);
        Order memory order = makeUsdcOrder(2);
        lock(order);
        usdc.blacklist(buyer);
        warpPast(UNTIL);
        expectCredit(buyer, address(usdc), AMOUNT);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");
        assertEq(creditOf(buyer, address(usdc)), AMOUNT);
        assertState(order, Status.Settled, 0, 0);
    }

    function testFuzz_OpensExactlyAfterDeliverBy(uint40 nowAt) external {
        nowAt = uint40(bound(nowAt, START, UNTIL + 400 days));
        vm.warp(nowAt);
        if (nowAt <= UNTIL) expectTooEarly(_orderId, uint256(UNTIL) + 1, nowAt);
        vm.prank(buyer);
        escrow.reclaim(_order, buyer, "", 0, "");
        if (nowAt > UNTIL) assertBalance(buyer, _buyerBefore + AMOUNT);
    }

    /// @dev Reclaims plainly to the inspector by a signature that does not say so.
    function _expectInvalid(bytes memory signature) private {
        expectInvalid(
            buyer,
            keccak256(abi.encode(TypedData.RECLAIM_TYPEHASH, _orderId, inspector, keccak256(""), SIGN_BY))
        );
        escrow.reclaim(_order, inspector, "", SIGN_BY, signature);
    }

    function _sign(
        uint256 key,
        bytes32 typehash,
        address receiver,
        bytes memory data
    ) private view returns (bytes memory) {
        return signPayout(key, typehash, _orderId, receiver, data, SIGN_BY);
    }
}
