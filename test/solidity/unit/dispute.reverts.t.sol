// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract DisputeRevertsTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;
    DisputeReason private constant REASON = DisputeReason.Damaged;
    uint8 private constant FROM = IN_LOCKED | IN_DELIVERED;

    Order private _locked;
    Order private _delivered;
    bytes32 private _lockedId;
    bytes32 private _deliveredId;

    function setUp() public override {
        super.setUp();
        _locked = makeOrder(1);
        _delivered = makeOrder(2);
        _lockedId = lock(_locked);
        _deliveredId = bringTo(_delivered, Status.Delivered);
    }

    function test_RevertWhen_StatusIsNotAllowed() external {
        Status[3] memory statuses = [Status.None, Status.Disputed, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(3 + i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], FROM);
            _dispute(buyer, order, AMOUNT);
        }
    }

    function test_RevertWhen_ALockedOrderIsOneSecondLate() external {
        warpPast(_locked.deliverBy);
        expectTooLate(_lockedId, _locked.deliverBy, uint256(_locked.deliverBy) + 1);
        _dispute(seller, _locked, AMOUNT);
    }

    function test_RevertWhen_ADeliveredOrderIsOneSecondLate() external {
        warpPast(START + INSPECTION);
        expectTooLate(_deliveredId, START + INSPECTION, uint256(START) + INSPECTION + 1);
        _dispute(buyer, _delivered, AMOUNT);
    }

    function test_RevertWhen_ALockedOrderIsNotTheCallersSale() external {
        address[3] memory callers = [buyer, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_lockedId, Side.Seller, callers[i], seller);
            _dispute(callers[i], _locked, AMOUNT);
        }
    }

    function test_RevertWhen_ADeliveredOrderIsNotTheCallersPurchase() external {
        address[3] memory callers = [seller, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_deliveredId, Side.Buyer, callers[i], buyer);
            _dispute(callers[i], _delivered, AMOUNT);
        }
    }

    function test_RevertWhen_TheSideMovedAway() external {
        moveSide(_locked, Side.Seller, stranger);
        moveSide(_delivered, Side.Buyer, stranger);
        expectNotHolder(_lockedId, Side.Seller, seller, stranger);
        _dispute(seller, _locked, AMOUNT);
        expectNotHolder(_deliveredId, Side.Buyer, buyer, stranger);
        _dispute(buyer, _delivered, AMOUNT);
    }

    function test_RevertWhen_TheSellerDisputesAPart() external {
        vm.expectRevert(
            abi.encodeWithSelector(IDisputes.DisputePartial.selector, _lockedId, AMOUNT - 1, AMOUNT)
        );
        _dispute(seller, _locked, AMOUNT - 1);
    }

    function test_RevertWhen_ReasonIsNone() external {
        vm.expectRevert(IDisputes.DisputeReasonMissing.selector);
        vm.prank(buyer);
        escrow.dispute(_delivered, AMOUNT, DisputeReason.None, EVIDENCE_HASH, 0, "");
    }

    function test_RevertWhen_AmountIsZero() external {
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        _dispute(buyer, _delivered, 0);
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        _dispute(seller, _locked, 0);
    }

    function test_RevertWhen_SignatureIsOneSecondLate() external {
        bytes memory signature = signDispute(buyerKey, _deliveredId, 500, REASON, EVIDENCE_HASH, SIGN_BY);
        warpPast(SIGN_BY);
        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        escrow.dispute(_delivered, 500, REASON, EVIDENCE_HASH, SIGN_BY, signature);
    }

    function test_RevertWhen_TheSellerSignedForADeliveredOrder() external {
        _expectInvalid(signDispute(sellerKey, _deliveredId, 500, REASON, EVIDENCE_HASH, SIGN_BY));
    }

    function test_RevertWhen_AnotherAmountWasSigned() external {
        _expectInvalid(signDispute(buyerKey, _deliveredId, 501, REASON, EVIDENCE_HASH, SIGN_BY));
    }

    function test_RevertWhen_AnotherReasonWasSigned() external {
        _expectInvalid(signDispute(buyerKey, _deliveredId, 500, DisputeReason.Other, EVIDENCE_HASH, SIGN_BY));
    }

    function test_RevertWhen_OtherEvidenceWasSigned() external {
        _expectInvalid(signDispute(buyerKey, _deliveredId, 500, REASON, bytes32(0), SIGN_BY));
    }

    function test_RevertWhen_AnotherOrderWasSigned() external {
        _expectInvalid(signDispute(buyerKey, _lockedId, 500, REASON, EVIDENCE_HASH, SIGN_BY));
    }

    function test_RevertWhen_CalledAgain() external {
        _dispute(buyer, _delivered, 500);
        expectStatusError(_deliveredId, Status.Disputed, FROM);
        _dispute(buyer, _delivered, 400);
        assertState(_delivered, Status.Disputed, 500, AMOUNT - 500);
    }

    /// @dev Disputes 500 units of the delivered order by a signature that does not say so.
    function _expectInvalid(bytes memory signature) private {
        expectInvalid(buyer, TypedData.hashDispute(_deliveredId, 500, REASON, EVIDENCE_HASH, SIGN_BY));
        escrow.dispute(_delivered, 500, REASON, EVIDENCE_HASH, SIGN_BY, signature);
    }

    function _dispute(address caller, Order memory order, uint96 amount) private {
        vm.prank(caller);
        escrow.dispute(order, amount, REASON, EVIDENCE_HASH, 0, "");
    }
}
