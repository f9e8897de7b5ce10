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
import {Vm} from "../helpers/Vm.sol";

contract ClaimTest is UnitTest {
    uint40 private constant UNTIL = START + INSPECTION;
    uint40 private constant SIGN_BY = UNTIL + 1 hours;

    Order private _order;
    bytes32 private _orderId;
    uint256 private _fee;
    uint256 private _net;

    function setUp() public override {
        super.setUp();
        _order = makeFeeOrder(1);
        _orderId = bringTo(_order, Status.Delivered);
        _fee = feeOf(AMOUNT);
        _net = AMOUNT - _fee;
        warpPast(UNTIL);
    }

    function test_PaysTheSellerAndTheFeeInTheFirstSecond() external {
        expectPaid(_orderId, Exit.Claimed, _net, 0, _fee);
        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");

        assertBalance(seller, _net);
        assertBalance(feeRecipient, _fee);
        assertBalance(address(escrow), 0);
        assertState(_order, Status.Settled, 0, AMOUNT);
    }

    function test_PaysWhatIsHeldAfterAPartialRelease() external {
        vm.prank(buyer);
        escrow.release(_order, 333, 0, "");
        uint256 fee = _fee - feeOf(333);

        expectPaid(_orderId, Exit.Claimed, AMOUNT - 333 - fee, 0, fee);
        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");
        assertBalance(seller, _net);
        assertBalance(feeRecipient, _fee);
    }

    function test_PaysAnotherReceiverAndSaysSo() external {
        expectPaid(_orderId, Exit.Claimed, _net, 0, _fee);
        vm.expectEmit(address(escrow));
        emit IPayouts.PayoutRedirected(_orderId, inspector, _net);
        vm.prank(seller);
        escrow.claim(_order, inspector, "", 0, "");
        assertBalance(inspector, _net);
        assertBalance(seller, 0);
    }

    function test_PaysTheNewSeller() external {
        moveSide(_order, Side.Seller, stranger);
        vm.prank(stranger);
        escrow.claim(_order, stranger, "", 0, "");
        assertBalance(stranger, _net);
        assertBalance(seller, 0);
    }

    function test_OpenClaimPaysTheSellerFromItsFirstSecond() external {
        vm.warp(UNTIL + OPEN_CLAIM);
        expectPaid(_orderId, Exit.Claimed, _net, 0, _fee);
        vm.prank(stranger);
        escrow.claim(_order, seller, "", 0, "");
        assertBalance(seller, _net);
        assertBalance(stranger, 0);
        assertState(_order, Status.Settled, 0, AMOUNT);
    }

    function test_OpenClaimPaysTheNewSeller() external {
        moveSide(_order, Side.Seller, inspector);
        vm.warp(UNTIL + OPEN_CLAIM);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.OpenClaimNotPlain.selector, seller, inspector));
        escrow.claim(_order, seller, "", 0, "");

        escrow.claim(_order, inspector, "", 0, "");
        assertBalance(inspector, _net);
    }

    function test_TakesASignatureInItsLastSecondFromAnyone() external {
        bytes memory signature = _sign(inspector, "");
        vm.warp(SIGN_BY);
        vm.prank(stranger);
        escrow.claim(_order, inspector, "", SIGN_BY, signature);
        assertBalance(inspector, _net);
    }

    function test_TakesAWalletContractsSignature() external {
        address wallet = makeWallet(seller);
        moveSide(_order, Side.Seller, wallet);
        escrow.claim(_order, wallet, "", SIGN_BY, _sign(wallet, ""));
        assertBalance(wallet, _net);
    }

    function test_PaysAndCallsAReceiver() external {
        TestReceiver receiver = new TestReceiver();
        bytes memory signature = _sign(address(receiver), "convert");

        expectPaid(_orderId, Exit.Claimed, _net, 0, _fee);
        vm.expectEmit(address(escrow));
        emit IPayouts.PayoutRedirected(_orderId, address(receiver), _net);
        vm.prank(stranger);
        escrow.claim(_order, address(receiver), "convert", SIGN_BY, signature);

        assertEq(receiver.orderId(), _orderId);
        assertEq(receiver.owner(), seller);
        assertEq(receiver.token(), address(token));
        assertEq(receiver.amount(), _net);
        assertEq(receiver.data(), bytes("convert"));
        assertEq(receiver.balanceAtCall(), _net);
        assertBalance(feeRecipient, _fee);
    }

    function test_DoesNotCallAReceiverWithoutData() external {
        TestReceiver receiver = new TestReceiver();
        receiver.setAnswer(TestReceiver.Answer.Revert);
        vm.prank(seller);
        escrow.claim(_order, address(receiver), "", 0, "");
        assertBalance(address(receiver), _net);
        assertEq(receiver.orderId(), bytes32(0));
    }

    function test_CreditsABlockedSeller() external {
        Order memory order = _deliveredInUsdc();
        usdc.blacklist(seller);
        expectCredit(seller, address(usdc), _net);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        assertEq(creditOf(seller, address(usdc)), _net);
        assertEq(usdc.balanceOf(feeRecipient), _fee);
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_CreditsTheSellerWhenTheReceiverIsBlocked() external {
        Order memory order = _deliveredInUsdc();
        usdc.blacklist(inspector);
        expectCredit(seller, address(usdc), _net);
        vm.prank(seller);
        escrow.claim(order, inspector, "", 0, "");
        assertEq(creditOf(seller, address(usdc)), _net);
        assertEq(creditOf(inspector, address(usdc)), 0);
    }

    /// @dev Nothing came to the receiver, so nothing says that it did.
    function test_AFailedPushIsNotAnnouncedAsRedirected() external {
        Order memory order = _deliveredInUsdc();
        usdc.blacklist(inspector);
        vm.recordLogs();
        vm.prank(seller);
        escrow.claim(order, inspector, "", 0, "");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            assertFalse(logs[i].topics[0] == IPayouts.PayoutRedirected.selector, "announced");
        }
    }

    function test_CreditsEveryoneWhenTheTokenIsPaused() external {
        Order memory order = _deliveredInUsdc();
        usdc.pause();
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        assertEq(creditOf(seller, address(usdc)), _net);
        assertEq(creditOf(feeRecipient, address(usdc)), _fee);
    }

    function testFuzz_OpensExactlyAfterInspection(uint40 nowAt) external {
        nowAt = uint40(bound(nowAt, START, UNTIL + 400 days));
        vm.warp(nowAt);
        if (nowAt <= UNTIL) expectTooEarly(_orderId, UNTIL + 1, nowAt);
        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");
        if (nowAt > UNTIL) assertBalance(seller, _net);
    }

    function _sign(address receiver, bytes memory data) private view returns (bytes memory) {
        return signPayout(sellerKey, TypedData.CLAIM_TYPEHASH, _orderId, receiver, data, SIGN_BY);
    }

    function _deliveredInUsdc() private returns (Order memory order) {
        vm.warp(START);
        order = makeUsdcOrder(2);
        bringTo(order, Status.Delivered);
        warpPast(UNTIL);
    }
}
