// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {FxTest} from "../helpers/FxTest.sol";

contract LockExactWithPermitTest is FxTest {
    uint256 private constant DEADLINE = START + 1 hours;

    Order private _order;
    FxConversion private _conversion;

    function setUp() public override {
        super.setUp();
        vm.prank(buyer);
        eurc.approve(address(router), 0);
        _order = makePlainOrder(1);
        _conversion = conversionBy(quoteFor(_order, 1));
    }

    function test_RevertWhen_ThePermitIsForAnotherAmount() external {
        (uint8 v, bytes32 r, bytes32 s) = _permit(buyerKey, buyer, MAXIMUM - 1);
        _expectAllowanceExceeded();
        _send(buyer, v, r, s);
    }

    function test_RevertWhen_ThePermitIsNotTheCallers() external {
        (uint8 v, bytes32 r, bytes32 s) = _permit(sellerKey, buyer, MAXIMUM);
        _expectAllowanceExceeded();
        _send(buyer, v, r, s);
        (v, r, s) = _permit(buyerKey, buyer, MAXIMUM);
        _conversion.venueData = _quoteOf(stranger);
        _expectAllowanceExceeded();
        _send(stranger, v, r, s);
        assertEq(eurc.nonces(buyer), 0);
        assertSpent(0);
    }

    function test_RevertWhen_ThePermitHasExpired() external {
        (uint8 v, bytes32 r, bytes32 s) = _permit(buyerKey, buyer, MAXIMUM);
        warpPast(DEADLINE);
        Quote memory quote = quoteFor(_order, 2);
        _conversion = conversionBy(quote);
        _expectAllowanceExceeded();
        _send(buyer, v, r, s);
    }

    function test_RevertWhen_ThePermitIsGarbage() external {
        _expectAllowanceExceeded();
        _send(buyer, 0, 0, 0);
    }

    function test_LocksByThePermit() external {
        (uint8 v, bytes32 r, bytes32 s) = _permit(buyerKey, buyer, MAXIMUM);
        expectLocked(buyer, address(rfq), PRICE, _order);
        assertEq(_send(buyer, v, r, s), PRICE);
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertSpent(PRICE);
        assertEq(eurc.allowance(buyer, address(router)), MAXIMUM - PRICE);
        assertNothingLeft();
    }

    function test_LocksWhen_ThePermitWasSentAhead() external {
        (uint8 v, bytes32 r, bytes32 s) = _permit(buyerKey, buyer, MAXIMUM);
        vm.prank(stranger);
        eurc.permit(buyer, address(router), MAXIMUM, DEADLINE, v, r, s);
        assertEq(_send(buyer, v, r, s), PRICE);
        assertSpent(PRICE);
    }

    function test_RevertWhen_CalledAgain() external {
        (uint8 v, bytes32 r, bytes32 s) = _permit(buyerKey, buyer, MAXIMUM);
        _send(buyer, v, r, s);
        bytes32 orderId = escrow.orderIdOf(_order);
        expectStatusError(orderId, Status.Locked, IN_NONE);
        _send(buyer, v, r, s);
        assertSpent(PRICE);
    }

    function _send(address caller, uint8 v, bytes32 r, bytes32 s) private returns (uint256 paid) {
        vm.prank(caller);
        return router.lockExactWithPermit(_order, "", _conversion, DEADLINE, v, r, s);
    }

    function _quoteOf(address taker) private view returns (bytes memory) {
        Quote memory quote = quoteFor(_order, 1);
        quote.taker = taker;
        return signQuote(makerKey, quote);
    }

    function _permit(
        uint256 key,
        address owner,
        uint256 amount
    ) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 structHash = keccak256(
            abi.encode(eurc.PERMIT_TYPEHASH(), owner, address(router), amount, eurc.nonces(owner), DEADLINE)
        );
        return vm.sign(key, MessageHashUtils.toTypedDataHash(eurc.DOMAIN_SEPARATOR(), structHash));
    }

    function _expectAllowanceExceeded() private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(router),
                0,
                PRICE
            )
        );
    }
}
