// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {HostileErc20} from "../../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {FxTest} from "../../helpers/FxTest.sol";
import {ScriptedVenue} from "../../helpers/ScriptedVenue.sol";

/// @notice A hostile venue that would meet the minimum with what is the recipient's own anyway. In a conversion what counts
/// is what it brings to the router, and no call of it moves somebody else's money there; in a payout the escrow is closed.
contract OwnMoneyAttacksTest is FxTest {
    Order private _order;

    function setUp() public override {
        super.setUp();
        eurc.mint(buyer, FUNDS);
        _order = makePlainOrder(1);
        _order.token = address(eurc);
        vm.prank(buyer);
        eurc.approve(address(escrow), AMOUNT);
        vm.prank(buyer);
        escrow.lock(_order, "");
    }

    /// @dev A push to the seller failed while it was blacklisted; its credit waits in the escrow.
    function test_withdrawsTheRecipientsCredit() external {
        eurc.blacklist(seller);
        vm.prank(buyer);
        escrow.release(_order, AMOUNT, 0, "");
        eurc.unBlacklist(seller);
        _assertCredit();

        bytes memory withdraw = abi.encodeCall(escrow.withdraw, (seller, address(eurc), AMOUNT, 0, ""));
        _expectBrought(0, AMOUNT);
        _convert(withdraw);
        _assertCredit();
        assertEq(usdc.balanceOf(seller), FUNDS);
    }

    function test_setsOffTheRecipientsOpenClaim() external {
        deliver(_order);
        vm.warp(START + INSPECTION + OPEN_CLAIM + 1);
        _expectBrought(0, AMOUNT);
        _convert(abi.encodeCall(escrow.claim, (_order, seller, "", 0, "")));
        assertState(_order, Status.Delivered, AMOUNT, 0);
        assertEq(usdc.balanceOf(seller), FUNDS);
    }

    /// @dev In a payout the venue delivers to the recipient. There the escrow is closed: the credit stays where it is.
    function test_withdrawsTheRecipientsCreditWithinAPayout() external {
        eurc.blacklist(seller);
        vm.prank(buyer);
        escrow.release(_order, AMOUNT, 0, "");
        eurc.unBlacklist(seller);
        Order memory sold = makePlainOrder(2);
        lock(sold);
        deliver(sold);
        vm.warp(START + INSPECTION + 1);

        FxPayout memory payout = _payout(
            script(
                ScriptedVenue.Step(
                    address(escrow),
                    abi.encodeCall(escrow.withdraw, (seller, address(eurc), AMOUNT, 0, "")),
                    true
                ),
                stepPay(stranger, AMOUNT)
            )
        );
        _expectBrought(0, AMOUNT);
        vm.prank(seller);
        escrow.claim(sold, address(router), abi.encode(payout), 0, "");
        _assertCredit();
    }

    /// @dev What it adds to honest money is the recipient's all the same, and counts for nothing.
    function test_addsTheRecipientsClaimToTooLittle() external {
        deliver(_order);
        vm.warp(START + INSPECTION + OPEN_CLAIM + 1);
        FxPayout memory payout = _payout(
            script(
                ScriptedVenue.Step(
                    address(escrow),
                    abi.encodeCall(escrow.claim, (_order, seller, "", 0, "")),
                    false
                ),
                stepPay(maker, AMOUNT),
                stepSend(address(eurc), address(router), AMOUNT - 1)
            )
        );
        _expectBrought(AMOUNT - 1, AMOUNT);
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);

        payout.minimumOut = AMOUNT - 1;
        vm.prank(seller);
        assertEq(router.convert(address(usdc), AMOUNT, payout), AMOUNT - 1);
        assertEq(eurc.balanceOf(seller), FUNDS + AMOUNT + AMOUNT - 1);
        assertNothingLeft();
    }

    /// @dev What lay in the router before is not what the venue brought.
    function test_countsWhatLayInTheRouter() external {
        eurc.mint(address(router), AMOUNT);
        FxPayout memory payout = _payout(script(stepPay(stranger, AMOUNT)));
        _expectBrought(0, AMOUNT);
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);
    }

    /// @dev A recipient that collects its own money when it is paid has not received more for what it sold.
    function test_recipientThatCollectsWhenItIsPaid() external {
        CollectingToken collecting = new CollectingToken();
        collecting.mint(address(scripted), FUNDS);
        collecting.mint(address(collecting), 5);
        FxPayout memory payout = payoutAt(
            address(scripted),
            seller,
            script(stepPay(maker, AMOUNT), stepSend(address(collecting), address(router), PRICE))
        );
        payout.tokenOut = address(collecting);
        collecting.arm(seller);
        vm.prank(seller);
        assertEq(router.convert(address(usdc), AMOUNT, payout), PRICE);
        assertEq(collecting.balanceOf(seller), PRICE + 5);
    }

    function _payout(bytes memory venueData) private view returns (FxPayout memory payout) {
        payout = payoutAt(address(scripted), seller, venueData);
        payout.minimumOut = AMOUNT;
    }

    function _convert(bytes memory call) private {
        FxPayout memory payout = _payout(
            script(ScriptedVenue.Step(address(escrow), call, false), stepPay(stranger, AMOUNT))
        );
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);
    }

    function _assertCredit() private view {
        (uint256 credit, ) = escrow.creditOf(seller, address(eurc));
        assertEq(credit, AMOUNT);
    }

    function _expectBrought(uint256 brought, uint256 minimum) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(eurc), brought, minimum)
        );
    }
}

/// @dev Gives one account five more of what lies in its own contract, whenever that account is paid.
contract CollectingToken is HostileErc20 {
    address private _collector;

    function arm(address collector) external {
        _collector = collector;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (to == _collector) super._update(address(this), to, 5);
    }
}
