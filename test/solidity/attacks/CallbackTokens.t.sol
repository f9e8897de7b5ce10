// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {ILockFunder} from "../../../contracts/interfaces/ILockFunder.sol";
import {FeeOnTransfer} from "../../../contracts/test-tokens/hostile/FeeOnTransfer.sol";
import {LyingBalance} from "../../../contracts/test-tokens/hostile/LyingBalance.sol";
import {NoReturn} from "../../../contracts/test-tokens/hostile/NoReturn.sol";
import {Rebasing} from "../../../contracts/test-tokens/hostile/Rebasing.sol";
import {Reentrant} from "../../../contracts/test-tokens/hostile/Reentrant.sol";
import {ReturnsFalse} from "../../../contracts/test-tokens/hostile/ReturnsFalse.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {ScriptedFunder} from "../helpers/ScriptedFunder.sol";
import {TwinLedger, TwinToken} from "../helpers/TwinToken.sol";

/// @dev Sends what its data says, and looks at no result.
contract CarelessFunder is ILockFunder {
    function onLock(bytes32[] calldata, address, uint256, bytes calldata data) external {
        (address token, uint256 amount) = abi.decode(data, (address, uint256));
        (bool success, ) = token.call(abi.encodeCall(IERC20.transfer, (msg.sender, amount)));
        success;
    }
}

/// @notice Tokens that move more, less or nothing, or whose balances move by themselves, while a funder is asked.
contract CallbackTokenAttacksTest is AttackTest {
    CarelessFunder private _careless;
    ScriptedFunder private _scripted;

    function setUp() public override {
        super.setUp();
        _careless = new CarelessFunder();
        _scripted = new ScriptedFunder();
    }

    function test_feeOnTransfer() external {
        FeeOnTransfer hostile = new FeeOnTransfer(100);
        hostile.mint(address(_careless), 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(address(hostile), 1);
        _expectMismatch(address(hostile), (uint256(AMOUNT) * 99) / 100);
        _lockWith(order, address(hostile), AMOUNT);
        assertStatus(order, Status.None);
    }

    /// @dev A funder may bring the fee on top: what counts is what came in.
    function test_feeOnTransferBroughtOnTop() external {
        FeeOnTransfer hostile = new FeeOnTransfer(100);
        hostile.mint(address(_careless), 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(address(hostile), 1);
        order.amount = (AMOUNT / 100) * 99;
        _lockWith(order, address(hostile), AMOUNT);
        assertHeld(order, order.amount);
        assertEq(hostile.balanceOf(address(escrow)), order.amount);
    }

    function test_returnsFalse() external {
        ReturnsFalse hostile = new ReturnsFalse();
        hostile.mint(address(_careless), AMOUNT);
        hostile.setHostile(true);
        Order memory order = makeOrderIn(address(hostile), 1);
        _expectMismatch(address(hostile), 0);
        _lockWith(order, address(hostile), AMOUNT);
        assertStatus(order, Status.None);
    }

    function test_noReturnValue() external {
        NoReturn plain = new NoReturn();
        plain.mint(address(_careless), AMOUNT);
        Order memory order = makeOrderIn(address(plain), 1);
        _lockWith(order, address(plain), AMOUNT);
        assertHeld(order, AMOUNT);
        assertEq(plain.balanceOf(address(escrow)), AMOUNT);
    }

    /// @dev A hook of the funder's transfer brings the same again.
    function test_depositFromAHook() external {
        Reentrant hostile = new Reentrant();
        hostile.mint(address(_careless), AMOUNT);
        hostile.mint(stranger, AMOUNT);
        vm.prank(stranger);
        hostile.approve(address(hostile), AMOUNT);
        bytes memory again = abi.encodeCall(IERC20.transferFrom, (stranger, address(escrow), AMOUNT));
        hostile.arm(Reentrant.Moment.AfterTransfer, address(hostile), again, 1);
        Order memory order = makeOrderIn(address(hostile), 1);
        _expectMismatch(address(hostile), 2 * uint256(AMOUNT));
        _lockWith(order, address(hostile), AMOUNT);
        assertStatus(order, Status.None);
    }

    /// @dev A balance that shrank counts as nothing, not as a huge sum.
    function test_rebasingDownWhileAsked() external {
        (Rebasing hostile, Order memory held) = _rebasing();
        hostile.mint(address(_scripted), AMOUNT);
        _scripted.plan(address(hostile), abi.encodeCall(hostile.rebase, (1, 4)));
        _scripted.setPays(false);
        Order memory order = makeOrderIn(address(hostile), 2);
        _expectMismatch(address(hostile), 0);
        vm.prank(address(_scripted));
        escrow.lockByCallback(order, "", "");
        assertStatus(order, Status.None);
        assertEq(hostile.balanceOf(address(escrow)), AMOUNT);
        assertHeld(held, AMOUNT);
    }

    /// @dev Whoever can set off a rebase may pay with the surplus, which belonged to nobody. What orders hold is covered
    /// as before, and other sums than the surplus are refused.
    function test_rebasingUpWhileAsked() external {
        (Rebasing hostile, Order memory held) = _rebasing();
        _scripted.plan(address(hostile), abi.encodeCall(hostile.rebase, (2, 1)));
        _scripted.setPays(false);
        Order memory order = makeOrderIn(address(hostile), 2);
        order.amount = AMOUNT + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.AmountReceivedMismatch.selector,
                address(hostile),
                AMOUNT,
                uint256(AMOUNT) + 1
            )
        );
        vm.prank(address(_scripted));
        escrow.lockByCallback(order, "", "");

        order.amount = AMOUNT;
        vm.prank(address(_scripted));
        escrow.lockByCallback(order, "", "");
        assertEq(hostile.balanceOf(address(escrow)), uint256(stateOf(held).held) + stateOf(order).held);
        vm.startPrank(buyer);
        escrow.release(held, AMOUNT, 0, "");
        escrow.release(order, AMOUNT, 0, "");
        vm.stopPrank();
        assertEq(hostile.balanceOf(seller), 2 * uint256(AMOUNT));
        assertEq(creditOf(seller, address(hostile)), 0);
    }

    /// @dev When it shrinks again the pot is short, as of any token that rebases: who comes last keeps a credit. The pots
    /// of other tokens are their own.
    function test_rebasingUpWhileAskedAndDownAgain() external {
        (Rebasing hostile, Order memory held) = _rebasing();
        lock(makeOrder(1));
        _scripted.plan(address(hostile), abi.encodeCall(hostile.rebase, (2, 1)));
        _scripted.setPays(false);
        Order memory order = makeOrderIn(address(hostile), 2);
        vm.prank(address(_scripted));
        escrow.lockByCallback(order, "", "");
        hostile.rebase(1, 1);
        vm.startPrank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        escrow.release(held, AMOUNT, 0, "");
        vm.stopPrank();
        assertEq(hostile.balanceOf(seller), AMOUNT);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        assertHeld(makeOrder(1), AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    /// @dev Two addresses, one balance: the first run's money shows in both, and pays for the first only.
    function test_twoAddressesForOneToken() external {
        TwinLedger ledger = new TwinLedger();
        address[2] memory twins = [address(new TwinToken(ledger)), address(new TwinToken(ledger))];
        ledger.mint(address(_careless), 2 * uint256(AMOUNT));
        Order[] memory orders = listOf(makeOrderIn(twins[0], 1), makeOrderIn(twins[1], 2));
        bytes[] memory data = new bytes[](2);
        data[0] = abi.encode(twins[0], AMOUNT);
        data[1] = abi.encode(twins[1], 0);
        _expectMismatch(twins[1], 0);
        vm.prank(address(_careless));
        escrow.lockManyByCallback(orders, new bytes[](2), data);

        // Both at once is too much for the first.
        data[0] = abi.encode(twins[0], 2 * uint256(AMOUNT));
        _expectMismatch(twins[0], 2 * uint256(AMOUNT));
        vm.prank(address(_careless));
        escrow.lockManyByCallback(orders, new bytes[](2), data);

        data[0] = abi.encode(twins[0], AMOUNT);
        data[1] = abi.encode(twins[0], AMOUNT);
        vm.prank(address(_careless));
        escrow.lockManyByCallback(orders, new bytes[](2), data);
        assertHeld(orders[0], AMOUNT);
        assertHeld(orders[1], AMOUNT);
        assertEq(ledger.balanceOf(address(escrow)), 2 * uint256(AMOUNT));
    }

    /// @dev A token of the funder's own making that says it was paid: its pot is its own, other tokens are untouched.
    function test_inventedToken() external {
        LyingBalance invented = new LyingBalance();
        invented.setHostile(true);
        lock(makeOrder(1));
        Order memory order = makeOrderIn(address(invented), 2);
        _lockWith(order, address(invented), AMOUNT);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertStatus(order, Status.Settled);
        assertHeld(makeOrder(1), AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    function _rebasing() private returns (Rebasing hostile, Order memory held) {
        hostile = new Rebasing();
        fund(hostile, AMOUNT);
        held = makeOrderIn(address(hostile), 1);
        lock(held);
    }

    function _lockWith(Order memory order, address token_, uint256 amount) private {
        vm.prank(address(_careless));
        escrow.lockByCallback(order, "", abi.encode(token_, amount));
    }

    function _expectMismatch(address token_, uint256 received) private {
        bytes4 mismatch = IFunding.AmountReceivedMismatch.selector;
        vm.expectRevert(abi.encodeWithSelector(mismatch, token_, received, AMOUNT));
    }
}
