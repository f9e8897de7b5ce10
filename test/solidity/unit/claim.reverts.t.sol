// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {TestReceiver} from "../helpers/TestReceiver.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ClaimRevertsTest is UnitTest {
    uint40 private constant UNTIL = START + INSPECTION;
    uint40 private constant SIGN_BY = UNTIL + 1 hours;

    Order private _order;
    bytes32 private _orderId;

    /// @dev A delivered order in the first second of the claim.
    function setUp() public override {
        super.setUp();
        _order = makeFeeOrder(1);
        _orderId = bringTo(_order, Status.Delivered);
        warpPast(UNTIL);
    }

    function test_RevertWhen_ReceiverIsNotAllowed() external {
        address[3] memory receivers = [address(0), address(escrow), address(token)];
        for (uint256 i = 0; i < receivers.length; ++i) {
            expectNotAllowed(receivers[i]);
            vm.prank(seller);
            escrow.claim(_order, receivers[i], "", 0, "");
        }
    }

    function test_RevertWhen_StatusIsNotDelivered() external {
        vm.warp(START);
        Status[4] memory statuses = [Status.None, Status.Locked, Status.Disputed, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(2 + i);
            bytes32 orderId = bringTo(order, statuses[i]);
            expectStatusError(orderId, statuses[i], IN_DELIVERED);
            vm.prank(seller);
            escrow.claim(order, seller, "", 0, "");
        }
    }

    function test_RevertWhen_InspectionIsInItsLastSecond() external {
        vm.warp(UNTIL);
        expectTooEarly(_orderId, UNTIL + 1, UNTIL);
        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");
    }

    function test_RevertWhen_CallerIsNotTheSeller() external {
        address[3] memory callers = [buyer, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_orderId, Side.Seller, callers[i], seller);
            vm.prank(callers[i]);
            escrow.claim(_order, seller, "", 0, "");
        }
    }

    function test_RevertWhen_CallerSoldItsSide() external {
        moveSide(_order, Side.Seller, stranger);
        expectNotHolder(_orderId, Side.Seller, seller, stranger);
        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");
    }

    function test_RevertWhen_OneSecondBeforeTheOpenClaim() external {
        vm.warp(UNTIL + OPEN_CLAIM - 1);
        expectNotHolder(_orderId, Side.Seller, stranger, seller);
        vm.prank(stranger);
        escrow.claim(_order, seller, "", 0, "");
    }

    function test_RevertWhen_TheOpenClaimNeverComes() external {
        vm.warp(START);
        Terms memory terms = defaultTerms();
        terms.openClaimPeriod = type(uint32).max;
        Order memory order = makeOrder(2);
        order.termsId = escrow.publishTerms(terms);
        bytes32 orderId = bringTo(order, Status.Delivered);
        vm.warp(uint256(UNTIL) + type(uint32).max);

        expectNotHolder(orderId, Side.Seller, stranger, seller);
        vm.prank(stranger);
        escrow.claim(order, seller, "", 0, "");
    }

    function test_RevertWhen_AnOpenClaimNamesAnotherReceiver() external {
        vm.warp(UNTIL + OPEN_CLAIM);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.OpenClaimNotPlain.selector, stranger, seller));
        vm.prank(stranger);
        escrow.claim(_order, stranger, "", 0, "");
    }

    function test_RevertWhen_AnOpenClaimCarriesData() external {
        vm.warp(UNTIL + OPEN_CLAIM);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.OpenClaimNotPlain.selector, seller, seller));
        vm.prank(stranger);
        escrow.claim(_order, seller, "data", 0, "");
    }

    function test_RevertWhen_SignatureIsOneSecondLate() external {
        bytes memory signature = _sign(sellerKey, _orderId, stranger, "");
        warpPast(SIGN_BY);
        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        escrow.claim(_order, stranger, "", SIGN_BY, signature);
    }

    function test_RevertWhen_TheBuyerSigned() external {
        _expectInvalid(seller, _sign(buyerKey, _orderId, stranger, "data"));
    }

    function test_RevertWhen_AnotherReceiverWasSigned() external {
        _expectInvalid(seller, _sign(sellerKey, _orderId, seller, "data"));
    }

    function test_RevertWhen_OtherDataWereSigned() external {
        _expectInvalid(seller, _sign(sellerKey, _orderId, stranger, ""));
    }

    function test_RevertWhen_AnotherOrderWasSigned() external {
        _expectInvalid(seller, _sign(sellerKey, keccak256("other"), stranger, "data"));
    }

    function test_RevertWhen_AReclaimWasSigned() external {
        bytes memory signature = signPayout(
            sellerKey,
            TypedData.RECLAIM_TYPEHASH,
            _orderId,
            stranger,
            "data",
            SIGN_BY
        );
        _expectInvalid(seller, signature);
    }

    function test_RevertWhen_TheFormerHolderSigned() external {
        moveSide(_order, Side.Seller, inspector);
        _expectInvalid(inspector, _sign(sellerKey, _orderId, stranger, "data"));
    }

    function test_RevertWhen_ReceiverHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReceiverWithoutCode.selector, stranger));
        vm.prank(seller);
        escrow.claim(_order, stranger, "data", 0, "");
    }

    function test_RevertWhen_ReceiverAnswersSomethingElse() external {
        TestReceiver receiver = new TestReceiver();
        receiver.setAnswer(TestReceiver.Answer.Other);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReceiverRefused.selector, address(receiver)));
        vm.prank(seller);
        escrow.claim(_order, address(receiver), "data", 0, "");
        assertState(_order, Status.Delivered, AMOUNT, 0);
        assertBalance(address(receiver), 0);
    }

    function test_RevertWhen_ReceiverReverts() external {
        TestReceiver receiver = new TestReceiver();
        receiver.setAnswer(TestReceiver.Answer.Revert);
        vm.expectRevert(TestReceiver.PayoutUnwanted.selector);
        vm.prank(seller);
        escrow.claim(_order, address(receiver), "data", 0, "");
        assertState(_order, Status.Delivered, AMOUNT, 0);
    }

    function test_RevertWhen_TheTokenRefusesTheReceiverWithData() external {
        vm.warp(START);
        Order memory order = makeUsdcOrder(2);
        bringTo(order, Status.Delivered);
        warpPast(UNTIL);
        TestReceiver receiver = new TestReceiver();
        usdc.blacklist(address(receiver));

        vm.expectRevert(
            abi.encodeWithSelector(
                IPayouts.ReceiverNotPaid.selector,
                address(receiver),
                AMOUNT - feeOf(AMOUNT)
            )
        );
        vm.prank(seller);
        escrow.claim(order, address(receiver), "data", 0, "");
        assertState(order, Status.Delivered, AMOUNT, 0);
    }

    function test_RevertWhen_CalledAgain() external {
        vm.startPrank(seller);
        escrow.claim(_order, seller, "", 0, "");
        expectStatusError(_orderId, Status.Settled, IN_DELIVERED);
        escrow.claim(_order, seller, "", 0, "");
        vm.stopPrank();
        assertBalance(seller, AMOUNT - feeOf(AMOUNT));
    }

    /// @dev Claims to the stranger with data "data" by a signature that does not say so.
    function _expectInvalid(address holder, bytes memory signature) private {
        bytes32 structHash = keccak256(
            abi.encode(TypedData.CLAIM_TYPEHASH, _orderId, stranger, keccak256("data"), SIGN_BY)
        );
        expectInvalid(holder, structHash);
        escrow.claim(_order, stranger, "data", SIGN_BY, signature);
    }

    function _sign(
        uint256 key,
        bytes32 orderId,
        address receiver,
        bytes memory data
    ) private view returns (bytes memory) {
        return signPayout(key, TypedData.CLAIM_TYPEHASH, orderId, receiver, data, SIGN_BY);
    }
}
