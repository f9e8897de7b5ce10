// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderGate} from "../../../contracts/interfaces/IOrderGate.sol";
import {CurrencyGate} from "../../../contracts/periphery/gates/CurrencyGate.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {CurrencyCap} from "../../../contracts/types/CurrencyCap.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {SettleTest} from "../helpers/SettleTest.sol";

/// @notice The gate with the real escrow. The order of the stage was locked under terms without it.
contract CurrencyGateTest is SettleTest {
    uint96 private constant _USDC_CAP = AMOUNT / 2;

    CurrencyGate private _gate;
    bytes32 private _gatedTermsId;
    MockErc20 private _other = new MockErc20("Unlisted", "NONE", 6);

    function setUp() public override {
        super.setUp();
        _gate = _deploy(_capsOf(address(token), AMOUNT, address(usdc), _USDC_CAP));
        Terms memory terms = defaultTerms();
        terms.gate = address(_gate);
        _gatedTermsId = escrow.publishTerms(terms);
        _other.mint(buyer, AMOUNT);
        vm.prank(buyer);
        _other.approve(address(escrow), AMOUNT);
    }

    function test_RevertWhen_ATokenHasNoCode() external {
        address empty = makeAddr("empty");
        _expectAbout(CurrencyGate.CurrencyCodeMissing.selector, empty);
        _deploy(_capsOf(address(token), AMOUNT, empty, AMOUNT));
        _expectAbout(CurrencyGate.CurrencyCodeMissing.selector, address(0));
        _deploy(_capsOf(address(0), AMOUNT, address(token), AMOUNT));
    }

    function test_RevertWhen_ACapIsZero() external {
        _expectAbout(CurrencyGate.CapZero.selector, address(usdc));
        _deploy(_capsOf(address(token), AMOUNT, address(usdc), 0));
    }

    function test_RevertWhen_ATokenIsListedTwice() external {
        _expectAbout(CurrencyGate.CurrencyRepeated.selector, address(token));
        _deploy(_capsOf(address(token), AMOUNT, address(token), 1));
    }

    function test_RevertWhen_TheTokenIsNotListed() external {
        Order memory order = _gatedOrder(1);
        order.token = address(_other);
        _expectAbout(CurrencyGate.CurrencyNotListed.selector, address(_other));
        lock(order);
        assertState(order, Status.None, 0, 0);
        assertEq(_other.balanceOf(buyer), AMOUNT);
    }

    function test_RevertWhen_TheAmountIsOneAboveTheCap() external {
        Order memory order = _gatedOrder(1);
        order.amount = AMOUNT + 1;
        _expectExceeded(address(token), AMOUNT + 1, AMOUNT);
        lock(order);

        order.token = address(usdc);
        order.amount = _USDC_CAP + 1;
        _expectExceeded(address(usdc), _USDC_CAP + 1, _USDC_CAP);
        lock(order);
        assertState(order, Status.None, 0, 0);

        order.amount = type(uint96).max;
        _expectExceeded(address(usdc), type(uint96).max, _USDC_CAP);
        lock(order);
    }

    /// @dev Next orders keep the token, so an unlisted one stays out of gated terms, however it was locked.
    function test_RevertWhen_ANextOrderIsRefused() external {
        Order memory large = makeOrder(2);
        large.amount = AMOUNT + 1;
        lock(large);
        Order memory next = _gatedOrder(3);
        next.amount = AMOUNT + 1;
        _expectExceeded(address(token), AMOUNT + 1, AMOUNT);
        settleSigned(large, into(next));
        assertState(large, Status.Locked, AMOUNT + 1, 0);

        Order memory foreign = makeOrder(4);
        foreign.token = address(_other);
        lock(foreign);
        next = _gatedOrder(5);
        next.token = address(_other);
        _expectAbout(CurrencyGate.CurrencyNotListed.selector, address(_other));
        settleSigned(foreign, into(next));
        assertState(foreign, Status.Locked, AMOUNT, 0);
        assertState(next, Status.None, 0, 0);
    }

    function test_RevertWhen_OneOrderOfAListIsRefused() external {
        Order memory good = _gatedOrder(1);
        Order memory bad = _gatedOrder(2);
        bad.token = address(_other);
        _expectAbout(CurrencyGate.CurrencyNotListed.selector, address(_other));
        vm.prank(buyer);
        escrow.lockMany(listOf(good, bad), new bytes[](2));
        assertState(good, Status.None, 0, 0);
    }

    function test_locksTheCap() external {
        Order memory order = _gatedOrder(1);
        lock(order);
        assertState(order, Status.Locked, AMOUNT, 0);

        order.token = address(usdc);
        order.amount = _USDC_CAP;
        lock(order);
        assertState(order, Status.Locked, _USDC_CAP, 0);
        assertEq(usdc.balanceOf(address(escrow)), _USDC_CAP);
    }

    /// @dev Through a static call: the gate could not move anything if it wanted to.
    function testFuzz_gateDataAndPayerChangeNoAnswer(
        bytes memory gateData,
        address payer,
        bytes32 orderId,
        uint96 amount,
        bool isListed
    ) external view {
        Order memory order = _gatedOrder(1);
        order.amount = amount;
        order.token = isListed ? address(usdc) : address(_other);
        (bool success, bytes memory answer) = address(_gate).staticcall(
            abi.encodeCall(IOrderGate.check, (order, orderId, payer, gateData))
        );
        assertEq(success, isListed && amount <= _USDC_CAP);
        if (success) assertEq(abi.decode(answer, (bytes32)), bytes32(IOrderGate.check.selector));
    }

    function test_gateDataOfALockChangesNothing() external {
        Order memory order = _gatedOrder(1);
        vm.prank(buyer);
        escrow.lock(order, abi.encode(address(token), type(uint96).max));
        assertState(order, Status.Locked, AMOUNT, 0);
    }

    function test_locksAnAdmittedNextOrder() external {
        Order memory next = _gatedOrder(2);
        Settlement memory settlement = into(next);
        settleSigned(_order, settlement);
        assertState(_order, Status.Settled, 0, 0);
        assertState(next, Status.Locked, AMOUNT, 0);
    }

    /// @dev Its money leaves without the gate: here the gate has lost its code.
    function test_isNotAskedAfterTheLock() external {
        Order memory order = _gatedOrder(1);
        lock(order);
        vm.etch(address(_gate), hex"fe");
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertState(order, Status.Settled, 0, AMOUNT);
        assertBalance(seller, AMOUNT);
    }

    function test_showsTheList() external view {
        assertEq(_gate.capOf(address(token)), AMOUNT);
        assertEq(_gate.capOf(address(usdc)), _USDC_CAP);
        assertEq(_gate.capOf(address(_other)), 0);
        CurrencyCap[] memory list = _gate.currencies();
        assertEq(abi.encode(list), abi.encode(_capsOf(address(token), AMOUNT, address(usdc), _USDC_CAP)));
    }

    function _gatedOrder(uint256 salt) private view returns (Order memory order) {
        order = makeOrder(salt);
        order.termsId = _gatedTermsId;
    }

    function _deploy(CurrencyCap[] memory caps) private returns (CurrencyGate) {
        return
            CurrencyGate(
                deployCode("contracts/periphery/gates/CurrencyGate.sol:CurrencyGate", abi.encode(caps))
            );
    }

    function _capsOf(
        address first,
        uint96 firstCap,
        address second,
        uint96 secondCap
    ) private pure returns (CurrencyCap[] memory list) {
        list = new CurrencyCap[](2);
        list[0] = CurrencyCap({token: first, cap: firstCap});
        list[1] = CurrencyCap({token: second, cap: secondCap});
    }

    function _expectAbout(bytes4 selector, address currency) private {
        vm.expectRevert(abi.encodeWithSelector(selector, currency));
    }

    function _expectExceeded(address currency, uint96 amount, uint96 cap) private {
        vm.expectRevert(abi.encodeWithSelector(CurrencyGate.CapExceeded.selector, currency, amount, cap));
    }
}
