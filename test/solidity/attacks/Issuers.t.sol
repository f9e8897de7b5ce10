// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {ModelDai} from "../../../contracts/test-tokens/ModelDai.sol";
import {ModelProxy} from "../../../contracts/test-tokens/ModelProxy.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {ModelUsdt} from "../../../contracts/test-tokens/ModelUsdt.sol";
import {ModelStandard} from "../../../contracts/test-tokens/base/ModelStandard.sol";
import {HostileUpgrade} from "../../../contracts/test-tokens/hostile/HostileUpgrade.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {ModelTokens} from "../helpers/ModelTokens.sol";
import {TwinLedger, TwinToken} from "../helpers/TwinToken.sol";

/// @notice What issuers may do to a token mid-order. Nobody but the account that the issuer names waits for its money.
contract IssuerAttacksTest is AttackTest, ModelTokens {
    ModelUsdc private _usdc;
    address private _issuer;

    function setUp() public override {
        super.setUp();
        _issuer = makeAddr("issuer");
        _usdc = deployUsdc(_issuer);
        vm.startPrank(_issuer);
        _usdc.configureMinter(_issuer, type(uint256).max);
        _usdc.mint(buyer, 100 * uint256(AMOUNT));
        vm.stopPrank();
        vm.prank(buyer);
        _usdc.approve(address(escrow), type(uint256).max);
    }

    function test_blockedSeller() external {
        Order memory order = _lockedWithFee(1);
        _block(seller);
        _release(order);
        uint256 fee = _fee();
        _assertPaid(AMOUNT - fee, 0, fee);
        assertEq(creditOf(seller, address(_usdc)), AMOUNT - fee);
        _assertCreditWaits(seller, AMOUNT - fee);
    }

    function test_blockedBuyer() external {
        Order memory order = _lockedWithFee(1);
        deliver(order);
        raiseDispute(order, AMOUNT);
        _block(buyer);
        vm.warp(START + EVIDENCE + 1);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT / 2, AMOUNT / 2);
        // The other side is paid at once.
        uint256 fee = (uint256(AMOUNT / 2) * FEE_BPS) / 10_000;
        assertEq(_usdc.balanceOf(seller), AMOUNT / 2 - fee);
        _assertCreditWaits(buyer, AMOUNT / 2);
    }

    function test_blockedFeeRecipient() external {
        Order memory order = _lockedWithFee(1);
        _block(feeRecipient);
        _release(order);
        _assertPaid(_fee(), AMOUNT - _fee(), 0);
        _assertCreditWaits(feeRecipient, _fee());
    }

    function test_blockedArbitrator() external {
        Order memory order = _lockedWithFee(1);
        deliver(order);
        raiseDispute(order, AMOUNT);
        _block(arbitrator);
        vm.warp(START + EVIDENCE + 1);
        uint96 rest = (AMOUNT * ARBITRATION_FEE_BPS) / 10_000;
        uint256 before = _usdc.balanceOf(buyer);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT - rest, 0);
        assertEq(_usdc.balanceOf(buyer) - before, AMOUNT - rest);
        _assertCreditWaits(arbitrator, rest);
    }

    function test_blockedEscrow() external {
        Order memory order = _lockedWithFee(1);
        _block(address(escrow));
        Order memory second = makeOrderIn(address(_usdc), 2);
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, address(escrow)));
        vm.prank(buyer);
        escrow.lock(second, "");
        _release(order);
        assertEq(creditOf(seller, address(_usdc)), AMOUNT - _fee());
        vm.prank(_issuer);
        _usdc.unBlacklist(address(escrow));
        escrow.withdraw(seller, address(_usdc), AMOUNT - _fee(), 0, "");
        escrow.withdraw(feeRecipient, address(_usdc), _fee(), 0, "");
        _assertPaid(0, AMOUNT - _fee(), _fee());
    }

    function test_pausedMidOrder() external {
        Order memory order = _lockedWithFee(1);
        vm.prank(_issuer);
        _usdc.pause();
        _release(order);
        assertStatus(order, Status.Settled);
        vm.expectRevert(ModelStandard.TokenPaused.selector);
        escrow.withdraw(seller, address(_usdc), 1, 0, "");
        vm.prank(_issuer);
        _usdc.unpause();
        escrow.withdraw(seller, address(_usdc), AMOUNT - _fee(), 0, "");
        assertEq(_usdc.balanceOf(seller), AMOUNT - _fee());
    }

    function test_upgradedToHostile() external {
        Order memory order = _lockedWithFee(1);
        lock(makeOrder(2));
        address hostile = address(new HostileUpgrade());
        vm.prank(PROXY_ADMIN);
        ModelProxy(payable(address(_usdc))).upgradeToAndCall(hostile, "");
        vm.prank(stranger);
        HostileUpgrade(address(_usdc)).seize(address(escrow), AMOUNT);
        _release(order);
        // The issuer can take its own token; the pot beside it is whole.
        assertEq(creditOf(seller, address(_usdc)), AMOUNT - _fee());
        assertMoney(AMOUNT, 0);
    }

    function test_usdtFeeSwitchedOn() external {
        ModelUsdt usdt = new ModelUsdt(_issuer);
        vm.prank(_issuer);
        usdt.mint(buyer, 2 * uint256(AMOUNT));
        vm.prank(buyer);
        usdt.approve(address(escrow), 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(address(usdt), 1);
        lock(order);
        vm.prank(_issuer);
        usdt.setParams(10, 49);
        Order memory second = makeOrderIn(address(usdt), 2);
        uint256 fee = AMOUNT / 1_000;
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.AmountReceivedMismatch.selector,
                address(usdt),
                AMOUNT - fee,
                AMOUNT
            )
        );
        vm.prank(buyer);
        escrow.lock(second, "");
        _release(order);
        assertEq(usdt.balanceOf(seller), AMOUNT - fee);
        assertEq(usdt.balanceOf(address(escrow)), 0);
    }

    /// @dev DAI's permit has another form: the try fails quietly, and the allowance decides.
    function test_daiStylePermit() external {
        ModelDai dai = new ModelDai(_issuer);
        vm.prank(_issuer);
        dai.mint(buyer, AMOUNT);
        Order memory order = makeOrderIn(address(dai), 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(escrow),
                0,
                AMOUNT
            )
        );
        vm.prank(buyer);
        escrow.lockWithPermit(order, "", START + 1, 27, bytes32(0), bytes32(0));
        vm.prank(buyer);
        IERC20(address(dai)).approve(address(escrow), AMOUNT);
        vm.prank(buyer);
        escrow.lockWithPermit(order, "", START + 1, 27, bytes32(0), bytes32(0));
        assertHeld(order, AMOUNT);
    }

    function test_twoAddressesForOneToken() external {
        TwinLedger ledger = new TwinLedger();
        address first = address(new TwinToken(ledger));
        address second = address(new TwinToken(ledger));
        ledger.mint(buyer, 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(first, 1);
        Order memory twin = makeOrderIn(second, 2);
        lock(order);
        lock(twin);
        _release(order);
        assertEq(ledger.balanceOf(seller), AMOUNT);
        assertEq(ledger.balanceOf(address(escrow)), AMOUNT, "one paid from the other");
        _release(twin);
        assertEq(ledger.balanceOf(seller), 2 * uint256(AMOUNT));
    }

    function _lockedWithFee(uint256 salt) private returns (Order memory order) {
        order = makeFeeOrder(salt);
        order.token = address(_usdc);
        lock(order);
    }

    function _fee() private pure returns (uint256) {
        return (uint256(AMOUNT) * FEE_BPS) / 10_000;
    }

    function _release(Order memory order) private {
        vm.prank(buyer);
        escrow.release(order, order.amount, 0, "");
    }

    function _block(address account) private {
        vm.prank(_issuer);
        _usdc.blacklist(account);
    }

    function _assertPaid(uint256 inEscrow, uint256 ofSeller, uint256 ofFeeRecipient) private view {
        assertEq(_usdc.balanceOf(address(escrow)), inEscrow);
        assertEq(_usdc.balanceOf(seller), ofSeller);
        assertEq(_usdc.balanceOf(feeRecipient), ofFeeRecipient);
    }

    /// @dev Not while the account is blocked, and in full when it no longer is.
    function _assertCreditWaits(address owner, uint256 amount) private {
        assertEq(creditOf(owner, address(_usdc)), amount);
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, owner));
        escrow.withdraw(owner, address(_usdc), amount, 0, "");
        vm.prank(_issuer);
        _usdc.unBlacklist(owner);
        uint256 before = _usdc.balanceOf(owner);
        vm.prank(stranger);
        escrow.withdraw(owner, address(_usdc), amount, 0, "");
        assertEq(_usdc.balanceOf(owner) - before, amount);
        assertEq(creditOf(owner, address(_usdc)), 0);
    }
}
