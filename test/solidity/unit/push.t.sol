// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {BurnerToken} from "../helpers/BurnerToken.sol";
import {TestReceiver} from "../helpers/TestReceiver.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice Pushes with bounded gas, in transactions of the real size.
contract PushTest is UnitTest {
    /// @dev Most gas that a transaction may have (EIP-7825), less what it costs before it runs.
    uint256 private constant TRANSACTION_GAS = (1 << 24) - 100_000;
    uint256 private constant EVERYTHING = type(uint256).max;
    uint256 private constant MAX_REST = (uint256(AMOUNT) * ARBITRATION_FEE_BPS) / 10_000;

    BurnerToken private _burner;

    function setUp() public override {
        super.setUp();
        _burner = new BurnerToken();
        _burner.mint(buyer, 100 * uint256(AMOUNT));
        vm.prank(buyer);
        _burner.approve(address(escrow), type(uint256).max);
    }

    function test_TwoBurnersDoNotStopARuling() external {
        Order memory order = _disputed();
        _burner.setGas(seller, EVERYTHING);
        _burner.setGas(feeRecipient, EVERYTHING);
        uint256 before = _burner.balanceOf(buyer);
        (uint96 toBuyer, uint96 toSeller) = _ruleWithTheCap(order);
        assertEq(_creditOf(seller), toSeller - feeOf(toSeller));
        assertEq(_creditOf(feeRecipient), feeOf(toSeller));
        assertEq(_burner.balanceOf(buyer), before + toBuyer);
        assertEq(_burner.balanceOf(arbitrator), MAX_REST);
    }

    function test_FourBurnersDoNotStopARuling() external {
        Order memory order = _disputed();
        address[4] memory payees = [buyer, seller, feeRecipient, arbitrator];
        for (uint256 i = 0; i < payees.length; ++i) _burner.setGas(payees[i], EVERYTHING);
        (uint96 toBuyer, uint96 toSeller) = _ruleWithTheCap(order);
        assertEq(_creditOf(buyer), toBuyer);
        assertEq(_creditOf(seller), toSeller - feeOf(toSeller));
        assertEq(_creditOf(feeRecipient), feeOf(toSeller));
        assertEq(_creditOf(arbitrator), MAX_REST);
        assertState(order, Status.Settled, 0, toSeller);
    }

    function test_BurnersDoNotStopADefault() external {
        Order memory order = _disputed();
        _burner.setGas(seller, EVERYTHING);
        _burner.setGas(feeRecipient, EVERYTHING);
        warpPast(uint256(START) + RULING);
        uint256 before = _burner.balanceOf(buyer);
        vm.prank(stranger);
        escrow.enforceDefault{gas: TRANSACTION_GAS}(order);
        uint256 gross = (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000;
        assertEq(_creditOf(seller), gross - feeOf(gross));
        assertEq(_creditOf(feeRecipient), feeOf(gross));
        assertEq(_burner.balanceOf(buyer), before + AMOUNT - gross);
    }

    /// @dev Each burner of the list costs one push, whoever stands behind it in the list is paid.
    function test_BurnersDoNotStopAList() external {
        Order[] memory orders = new Order[](20);
        for (uint256 i = 0; i < orders.length; ++i) {
            orders[i] = _makeOrder(i);
            // Another payee each, or their runs would be one push.
            orders[i].seller = makeAddr(vm.toString(i));
            if (i != 19) _burner.setGas(orders[i].seller, EVERYTHING);
            lock(orders[i]);
        }
        _burner.setGas(feeRecipient, EVERYTHING);
        vm.prank(buyer);
        escrow.releaseMany{gas: TRANSACTION_GAS}(orders);
        uint256 net = AMOUNT - feeOf(AMOUNT);
        for (uint256 i = 0; i < 19; ++i) assertEq(_creditOf(orders[i].seller), net);
        assertEq(_burner.balanceOf(orders[19].seller), net);
        assertEq(_creditOf(feeRecipient), 20 * feeOf(AMOUNT));
    }

    function test_APayeeMayUseMostOfThePushsGas() external {
        _burner.setGas(seller, 450_000);
        _release(gasleft());
        assertEq(_burner.balanceOf(seller), AMOUNT);
        assertEq(_creditOf(seller), 0);
    }

    function test_APayeeThatUsesMoreIsCredited() external {
        _burner.setGas(seller, 500_000);
        _release(gasleft());
        assertEq(_burner.balanceOf(seller), 0);
        assertEq(_creditOf(seller), AMOUNT);
    }

    /// @dev With whatever gas a relayer sends the call: the seller is paid or nothing happens.
    function testFuzz_NoGasLimitStarvesAPushIntoACredit(uint256 gasLimit, uint256 needed) external {
        needed = bound(needed, 1, 450_000);
        gasLimit = bound(gasLimit, 40_000, 1_200_000);
        _burner.setGas(seller, needed);
        (bool success, ) = _release(gasLimit);
        assertEq(_creditOf(seller), 0);
        assertEq(_burner.balanceOf(seller), success ? AMOUNT : 0);
    }

    /// @dev Around the reserve, with a payee that needs all of a push's gas to the last hundred.
    function test_NoGasLimitNearTheReserveStarvesAPush() external {
        _burner.setGas(seller, _mostThatIsPaid());
        for (uint256 gasLimit = 500_000; gasLimit < 700_000; gasLimit += 500) {
            uint256 snapshotId = vm.snapshotState();
            (bool success, ) = _release(gasLimit);
            assertEq(_creditOf(seller), 0);
            assertEq(_burner.balanceOf(seller), success ? AMOUNT : 0);
            vm.revertToState(snapshotId);
        }
        (bool paid, ) = _release(700_000);
        assertTrue(paid, "enough gas");
    }

    function test_RevertWhen_AStarvedPushFails() external {
        _burner.setGas(seller, 400_000);
        (bool success, bytes memory answer) = _release(420_000);
        assertFalse(success, "starved");
        assertEq(bytes32(bytes4(answer)), bytes32(IOrderErrors.PushGasTooLow.selector));
    }

    /// @dev Not by a unit more gas than the call uses and the rule of 63 parts of 64.
    function test_APushThatSucceedsNeedsNoReserve() external {
        Order memory order = makeFeeOrder(1);
        lock(order);
        vm.prank(buyer);
        escrow.release(order, 1, 0, "");
        bytes memory data = abi.encodeCall(IPayouts.release, (order, 2, 0, ""));
        vm.prank(buyer);
        (bool success, ) = address(escrow).call{gas: 120_000}(data);
        assertTrue(success, "a reserve was asked for");
        assertBalance(seller, 2);
    }

    function test_AFailingPushWithTheReserveIsCredited() external {
        _burner.setGas(seller, EVERYTHING);
        (bool success, ) = _release(650_000);
        assertTrue(success, "refused");
        assertEq(_creditOf(seller), AMOUNT);
    }

    function test_AWithdrawalHasAllGas() external {
        _burner.setGas(seller, 3_000_000);
        _release(gasleft());
        assertEq(_creditOf(seller), AMOUNT);
        vm.prank(stranger);
        escrow.withdraw{gas: TRANSACTION_GAS}(seller, address(_burner), AMOUNT, 0, "");
        assertEq(_burner.balanceOf(seller), AMOUNT);
    }

    function test_APayoutWithDataHasAllGas() external {
        Order memory order = _makeOrder(1);
        order.termsId = termsId;
        bringTo(order, Status.Delivered);
        TestReceiver receiver = new TestReceiver();
        _burner.setGas(address(receiver), 3_000_000);
        warpPast(uint256(START) + INSPECTION);
        vm.prank(seller);
        escrow.claim{gas: TRANSACTION_GAS}(order, address(receiver), "data", 0, "");
        assertEq(receiver.balanceAtCall(), AMOUNT);
    }

    function _makeOrder(uint256 salt) private view returns (Order memory order) {
        order = makeFeeOrder(salt);
        order.token = address(_burner);
    }

    function _disputed() private returns (Order memory order) {
        order = _makeOrder(1);
        bringTo(order, Status.Disputed);
    }

    function _ruleWithTheCap(Order memory order) private returns (uint96 toBuyer, uint96 toSeller) {
        vm.warp(uint256(START) + EVIDENCE + 1);
        toBuyer = AMOUNT / 4;
        toSeller = uint96(AMOUNT - toBuyer - MAX_REST);
        vm.prank(arbitrator);
        escrow.rule{gas: TRANSACTION_GAS}(order, toBuyer, toSeller);
    }

    /// @dev Of a fresh order without a fee.
    function _release(uint256 gasLimit) private returns (bool success, bytes memory answer) {
        Order memory order = _makeOrder(7);
        order.termsId = termsId;
        lock(order);
        bytes memory data = abi.encodeCall(IPayouts.release, (order, AMOUNT, 0, ""));
        vm.prank(buyer);
        return address(escrow).call{gas: gasLimit}(data);
    }

    /// @dev The most that a payee's hook may use, within a hundred.
    function _mostThatIsPaid() private returns (uint256 most) {
        uint256 tooMuch;
        for ((most, tooMuch) = (400_000, 500_000); tooMuch - most > 100;) {
            uint256 amount = (most + tooMuch) / 2;
            uint256 snapshotId = vm.snapshotState();
            _burner.setGas(seller, amount);
            _release(gasleft());
            if (_creditOf(seller) == 0) most = amount;
            else tooMuch = amount;
            vm.revertToState(snapshotId);
        }
    }

    function _creditOf(address owner) private view returns (uint256) {
        return creditOf(owner, address(_burner));
    }
}
