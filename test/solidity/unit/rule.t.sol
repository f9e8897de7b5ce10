// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract RuleTest is UnitTest {
    uint256 private constant OPENS_AT = uint256(START) + EVIDENCE + 1;
    uint256 private constant UNTIL = uint256(START) + RULING;
    uint256 private constant MAX_REST = (uint256(AMOUNT) * ARBITRATION_FEE_BPS) / 10_000;

    Order private _order;
    bytes32 private _orderId;

    /// @dev Disputed wholly at START, now in the first second of ruling.
    function setUp() public override {
        super.setUp();
        _order = makeFeeOrder(1);
        _orderId = bringTo(_order, Status.Disputed);
        vm.warp(OPENS_AT);
    }

    function test_RevertWhen_StatusIsNotDisputed() external {
        vm.warp(START);
        Status[4] memory statuses = [Status.None, Status.Locked, Status.Delivered, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(2 + i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_DISPUTED);
            _rule(order, AMOUNT, 0);
        }
    }

    function test_RevertWhen_CallerIsNotTheArbitrator() external {
        address[4] memory callers = [buyer, seller, stranger, carrier];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IDisputes.CallerNotArbitrator.selector, callers[i], arbitrator)
            );
            vm.prank(callers[i]);
            escrow.rule(_order, AMOUNT, 0);
        }
    }

    function test_RevertWhen_CallerIsAnotherTermsArbitrator() external {
        Terms memory terms = defaultTerms();
        terms.arbitrator = stranger;
        escrow.publishTerms(terms);
        vm.expectRevert(abi.encodeWithSelector(IDisputes.CallerNotArbitrator.selector, stranger, arbitrator));
        vm.prank(stranger);
        escrow.rule(_order, AMOUNT, 0);
    }

    function test_RevertWhen_EvidenceIsInItsLastSecond() external {
        vm.warp(OPENS_AT - 1);
        expectTooEarly(_orderId, OPENS_AT, OPENS_AT - 1);
        _rule(_order, AMOUNT, 0);
    }

    function test_RevertWhen_ASellersDisputeIsRuledBeforeEvidenceIsOver() external {
        vm.warp(START);
        Order memory order = makeOrder(2);
        bytes32 orderId = lock(order);
        raiseDispute(order, AMOUNT);
        uint256 opensAt = uint256(order.deliverBy) + EVIDENCE + 1;

        vm.warp(opensAt - 1);
        expectTooEarly(orderId, opensAt, opensAt - 1);
        _rule(order, 0, AMOUNT);

        vm.warp(opensAt);
        _rule(order, 0, AMOUNT);
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_RevertWhen_OneSecondLate() external {
        warpPast(UNTIL);
        expectTooLate(_orderId, UNTIL, UNTIL + 1);
        _rule(_order, AMOUNT, 0);
    }

    function test_RevertWhen_ThePartsAreOneMoreThanHeld() external {
        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.HeldExceeded.selector, _orderId, uint256(AMOUNT) + 1, AMOUNT)
        );
        _rule(_order, AMOUNT, 1);
    }

    function test_RevertWhen_ThePartsAreMaximal() external {
        uint96 most = type(uint96).max;
        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.HeldExceeded.selector, _orderId, 2 * uint256(most), AMOUNT)
        );
        _rule(_order, most, most);
    }

    function test_RevertWhen_TheRestIsOneMoreThanAllowed() external {
        vm.expectRevert(
            abi.encodeWithSelector(IDisputes.ArbitrationFeeExceeded.selector, MAX_REST + 1, MAX_REST)
        );
        _rule(_order, uint96(AMOUNT - MAX_REST - 1), 0);
    }

    /// @dev A share of 20.98 units is 20, of 0.98 none.
    function test_RevertWhen_TheRestIsOneMoreThanTheShareRoundedDown() external {
        uint96[2] memory amounts = [uint96(1049), 49];
        uint96[2] memory bounds = [uint96(20), 0];
        for (uint256 i = 0; i < amounts.length; ++i) {
            vm.warp(START);
            Order memory order = makeFeeOrder(2 + i);
            order.amount = amounts[i];
            bringTo(order, Status.Disputed);
            vm.warp(OPENS_AT);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IDisputes.ArbitrationFeeExceeded.selector,
                    uint256(bounds[i]) + 1,
                    bounds[i]
                )
            );
            _rule(order, amounts[i] - bounds[i] - 1, 0);
            _rule(order, amounts[i] - bounds[i], 0);
            assertState(order, Status.Settled, 0, 0);
        }
    }

    function test_RevertWhen_CalledAgain() external {
        _rule(_order, AMOUNT, 0);
        expectStatusError(_orderId, Status.Settled, IN_DISPUTED);
        _rule(_order, AMOUNT, 0);
    }

    function test_PaysTheBuyerAloneInTheFirstSecond() external {
        uint256 buyerBefore = token.balanceOf(buyer);
        _expectRuled(0, AMOUNT, 0, 0);
        _rule(_order, AMOUNT, 0);
        assertBalance(buyer, buyerBefore + AMOUNT);
        assertBalance(seller, 0);
        assertBalance(arbitrator, 0);
        assertState(_order, Status.Settled, 0, 0);
    }

    function test_PaysTheSellerAloneInTheLastSecond() external {
        vm.warp(UNTIL);
        _expectRuled(AMOUNT - feeOf(AMOUNT), 0, feeOf(AMOUNT), 0);
        _rule(_order, 0, AMOUNT);
        assertBalance(seller, AMOUNT - feeOf(AMOUNT));
        assertBalance(feeRecipient, feeOf(AMOUNT));
        assertState(_order, Status.Settled, 0, AMOUNT);
    }

    function test_PaysAllFour() external {
        uint256 buyerBefore = token.balanceOf(buyer);
        uint96 toBuyer = 400_000_000;
        uint96 toSeller = uint96(AMOUNT - toBuyer - MAX_REST);
        uint256 fee = feeOf(toSeller);

        _expectRuled(toSeller - fee, toBuyer, fee, MAX_REST);
        _rule(_order, toBuyer, toSeller);
        assertBalance(buyer, buyerBefore + toBuyer);
        assertBalance(seller, toSeller - fee);
        assertBalance(feeRecipient, fee);
        assertBalance(arbitrator, MAX_REST);
        assertBalance(address(escrow), 0);
        assertState(_order, Status.Settled, 0, toSeller);
    }

    function test_PaysTheNewHolders() external {
        moveSide(_order, Side.Buyer, stranger);
        moveSide(_order, Side.Seller, inspector);
        _rule(_order, 600_000_000, 400_000_000);
        assertBalance(stranger, 600_000_000);
        assertBalance(inspector, 400_000_000 - feeOf(400_000_000));
    }

    function test_CreditsAllFourWhenTheTokenIsPaused() external {
        vm.warp(START);
        Order memory order = makeUsdcOrder(2);
        bringTo(order, Status.Disputed);
        usdc.pause();
        vm.warp(OPENS_AT);
        uint96 toSeller = uint96(AMOUNT - 100 - MAX_REST);
        uint256 fee = feeOf(toSeller);

        expectCredit(seller, address(usdc), toSeller - fee);
        expectCredit(buyer, address(usdc), 100);
        expectCredit(feeRecipient, address(usdc), fee);
        expectCredit(arbitrator, address(usdc), MAX_REST);
        _rule(order, 100, toSeller);
        assertEq(creditOf(seller, address(usdc)), toSeller - fee);
        assertEq(creditOf(buyer, address(usdc)), 100);
        assertEq(creditOf(feeRecipient, address(usdc)), fee);
        assertEq(creditOf(arbitrator, address(usdc)), MAX_REST);
    }

    function test_ABlockedArbitratorBlocksNobody() external {
        vm.warp(START);
        Order memory order = makeUsdcOrder(2);
        bringTo(order, Status.Disputed);
        usdc.blacklist(arbitrator);
        vm.warp(OPENS_AT);
        _rule(order, uint96(AMOUNT - MAX_REST), 0);
        assertEq(creditOf(arbitrator, address(usdc)), MAX_REST);
        assertEq(usdc.balanceOf(address(escrow)), MAX_REST);
    }

    function testFuzz_DividesExactlyWhatIsHeld(uint96 amount, uint96 rest, uint96 toBuyer) external {
        vm.warp(START);
        Order memory order = makeFeeOrder(2);
        order.amount = uint96(bound(amount, 1, type(uint96).max));
        bringTo(order, Status.Disputed);
        rest = uint96(bound(rest, 0, (uint256(order.amount) * ARBITRATION_FEE_BPS) / 10_000));
        toBuyer = uint96(bound(toBuyer, 0, order.amount - rest));
        uint96 toSeller = order.amount - rest - toBuyer;
        uint256 buyerBefore = token.balanceOf(buyer);
        vm.warp(OPENS_AT);

        _rule(order, toBuyer, toSeller);
        assertBalance(buyer, buyerBefore + toBuyer);
        assertBalance(seller, toSeller - feeOf(toSeller));
        assertBalance(feeRecipient, feeOf(toSeller));
        assertBalance(arbitrator, rest);
        // The order of the set-up is still in dispute.
        assertBalance(address(escrow), AMOUNT);
        assertState(order, Status.Settled, 0, toSeller);
    }

    function _expectRuled(uint256 toSeller, uint256 toBuyer, uint256 fee, uint256 arbitrationFee) private {
        vm.expectEmit(address(escrow));
        emit IPayouts.OrderPaid(_orderId, Exit.Ruled, toSeller, toBuyer, fee, arbitrationFee);
    }

    function _rule(Order memory order, uint96 toBuyer, uint96 toSeller) private {
        vm.prank(arbitrator);
        escrow.rule(order, toBuyer, toSeller);
    }
}
