// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

import {BlocksTransfers} from "../../../contracts/test-tokens/hostile/BlocksTransfers.sol";
import {FeeOnTransfer} from "../../../contracts/test-tokens/hostile/FeeOnTransfer.sol";
import {GasBurner} from "../../../contracts/test-tokens/hostile/GasBurner.sol";
import {HostileErc20} from "../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {LyingBalance} from "../../../contracts/test-tokens/hostile/LyingBalance.sol";
import {NoReturn} from "../../../contracts/test-tokens/hostile/NoReturn.sol";
import {PhantomPermit} from "../../../contracts/test-tokens/hostile/PhantomPermit.sol";
import {Rebasing} from "../../../contracts/test-tokens/hostile/Rebasing.sol";
import {Reentrant} from "../../../contracts/test-tokens/hostile/Reentrant.sol";
import {ReturnBomb} from "../../../contracts/test-tokens/hostile/ReturnBomb.sol";
import {ReturnsFalse} from "../../../contracts/test-tokens/hostile/ReturnsFalse.sol";
import {ReturnsFalseOnSuccess} from "../../../contracts/test-tokens/hostile/ReturnsFalseOnSuccess.sol";
import {RevertsOnSelfTransfer} from "../../../contracts/test-tokens/hostile/RevertsOnSelfTransfer.sol";
import {RevertsOnZeroAmount} from "../../../contracts/test-tokens/hostile/RevertsOnZeroAmount.sol";
import {SwitchableFee} from "../../../contracts/test-tokens/hostile/SwitchableFee.sol";
import {Uint96Amounts} from "../../../contracts/test-tokens/hostile/Uint96Amounts.sol";
import {WipedBalance} from "../../../contracts/test-tokens/hostile/WipedBalance.sol";
import {Test} from "../helpers/Test.sol";

/// @dev Says no to everything, with its reason, as a guarded escrow does.
contract Refuser {
    error Refused(address caller);

    function enter() external view {
        revert Refused(msg.sender);
    }

    function answer() external pure returns (uint256) {
        return 42;
    }
}

contract HostileTest is Test {
    address private _bob = makeAddr("bob");

    function test_returnsFalse_movesNothing() public {
        ReturnsFalse token = new ReturnsFalse();
        _turn(token);
        assertFalse(token.transfer(_bob, 10));
        assertFalse(token.transferFrom(address(this), _bob, 10));
        assertEq(token.balanceOf(_bob), 1);
    }

    function test_returnsFalseOnSuccess_moves() public {
        ReturnsFalseOnSuccess token = new ReturnsFalseOnSuccess();
        _turn(token);
        assertFalse(token.transfer(_bob, 10));
        token.approve(address(this), 10);
        assertFalse(token.transferFrom(address(this), _bob, 10));
        assertEq(token.balanceOf(_bob), 21);
    }

    function test_feeOnTransfer_givesTheReceiverLess() public {
        FeeOnTransfer token = new FeeOnTransfer(250);
        token.mint(address(this), 1_000);
        token.transfer(_bob, 1_000);
        assertEq(token.balanceOf(_bob), 975);
        assertEq(token.totalSupply(), 975);
    }

    function test_switchableFee_isPaidByTheReceiverOrTheSender() public {
        SwitchableFee token = new SwitchableFee();
        _turn(token);
        token.transfer(_bob, 200);
        assertEq(token.balanceOf(_bob), 1 + 198);
        token.setSenderPays(true);
        token.transfer(_bob, 200);
        assertEq(token.balanceOf(_bob), 1 + 198 + 200);
        assertEq(token.balanceOf(address(this)), 999 - 200 - 202);
    }

    function test_blocksTransfers_revertsWhileHostile() public {
        BlocksTransfers token = new BlocksTransfers();
        _turn(token);
        vm.expectRevert(
            abi.encodeWithSelector(BlocksTransfers.TransfersBlocked.selector, address(this), _bob)
        );
        token.transfer(_bob, 1);
        token.setHostile(false);
        assertTrue(token.transfer(_bob, 1));
    }

    function test_reentrant_recordsTheRefusalAndGoesOn() public {
        Reentrant token = new Reentrant();
        Refuser refuser = new Refuser();
        token.mint(address(this), 10);
        token.arm(Reentrant.Moment.BeforeTransfer, address(refuser), abi.encodeCall(Refuser.enter, ()), 1);
        token.transfer(_bob, 5);
        token.transfer(_bob, 5);
        assertEq(token.calls(), 1);
        assertFalse(token.lastSuccess());
        assertEq(token.lastReturnData(), abi.encodeWithSelector(Refuser.Refused.selector, address(token)));
        assertEq(token.balanceOf(_bob), 10);
    }

    function test_reentrant_recordsASuccessAfterTheTransfer() public {
        Reentrant token = new Reentrant();
        token.mint(address(this), 10);
        token.arm(
            Reentrant.Moment.AfterTransfer,
            address(token),
            abi.encodeCall(IERC20.balanceOf, (_bob)),
            1
        );
        token.approve(_bob, 5);
        vm.prank(_bob);
        token.transferFrom(address(this), _bob, 5);
        assertTrue(token.lastSuccess());
        assertEq(token.lastReturnData(), abi.encode(uint256(5)));
    }

    function test_reentrant_callsFromBalanceOf() public {
        Reentrant token = new Reentrant();
        Refuser refuser = new Refuser();
        token.arm(Reentrant.Moment.BalanceOf, address(refuser), abi.encodeCall(Refuser.answer, ()), 1);
        vm.expectCall(address(refuser), abi.encodeCall(Refuser.answer, ()));
        assertEq(token.balanceOf(_bob), 0);
    }

    function test_rebasing_changesEveryBalance() public {
        Rebasing token = new Rebasing();
        token.mint(address(this), 1_000);
        token.mint(_bob, 100);
        token.rebase(3, 2);
        assertEq(token.balanceOf(address(this)), 1_500);
        assertEq(token.balanceOf(_bob), 150);
        token.transfer(_bob, 30);
        assertEq(token.balanceOf(_bob), 180);
        token.rebase(1, 2);
        assertEq(token.balanceOf(_bob), 60);
        assertEq(token.sharesOf(_bob), 120);
        vm.expectRevert(abi.encodeWithSelector(Rebasing.RebaseFactorZero.selector, 0, 1));
        token.rebase(0, 1);
    }

    function test_phantomPermit_acceptsAnythingAndDoesNothing() public {
        PhantomPermit token = new PhantomPermit();
        vm.expectEmit(address(token));
        emit PhantomPermit.FallbackAccepted(IERC20Permit.permit.selector);
        IERC20Permit(address(token)).permit(_bob, address(this), 5, 0, 27, bytes32(0), bytes32(0));
        assertEq(token.allowance(_bob, address(this)), 0);
    }

    function test_revertsOnZeroAmount_andOnSelfTransfer() public {
        RevertsOnZeroAmount noZero = new RevertsOnZeroAmount();
        vm.expectRevert(abi.encodeWithSelector(RevertsOnZeroAmount.AmountZero.selector, address(this), _bob));
        noZero.transfer(_bob, 0);

        RevertsOnSelfTransfer noSelf = new RevertsOnSelfTransfer();
        noSelf.mint(address(this), 2);
        vm.expectRevert(abi.encodeWithSelector(RevertsOnSelfTransfer.SelfTransfer.selector, address(this)));
        noSelf.transfer(address(this), 1);
        assertTrue(noSelf.transfer(_bob, 1));
    }

    function test_returnBomb_revertsWithAMegabyte() public {
        ReturnBomb token = new ReturnBomb();
        _turn(token);
        (bool success, bytes memory returnData) = address(token).call(
            abi.encodeCall(IERC20.transfer, (_bob, 1))
        );
        assertFalse(success);
        assertEq(returnData.length, token.BOMB_SIZE());
    }

    function test_gasBurner_usesAllItsGas() public {
        GasBurner token = new GasBurner();
        _turn(token);
        uint256 gasBefore = gasleft();
        (bool success, ) = address(token).call{gas: 500_000}(abi.encodeCall(IERC20.transfer, (_bob, 1)));
        assertFalse(success);
        assertGe(gasBefore - gasleft(), 500_000, "gas used");
    }

    function test_lyingBalance_reportsWhatNeverMoved() public {
        LyingBalance token = new LyingBalance();
        _turn(token);
        assertTrue(token.transfer(_bob, 10));
        assertEq(token.balanceOf(_bob), 11);
        assertEq(token.balanceOf(address(this)), 999);
        token.invent(_bob, 0);
        assertEq(token.balanceOf(_bob), 1);
    }

    function test_wipedBalance_takesABalanceAway() public {
        WipedBalance token = new WipedBalance();
        token.mint(_bob, 10);
        token.wipe(_bob, 4);
        assertEq(token.balanceOf(_bob), 6);
    }

    function test_uint96Amounts_revertsAboveUint96() public {
        Uint96Amounts token = new Uint96Amounts();
        uint256 tooMuch = uint256(type(uint96).max) + 1;
        vm.expectRevert(abi.encodeWithSelector(Uint96Amounts.AmountAboveUint96.selector, tooMuch));
        token.mint(_bob, tooMuch);
        vm.expectRevert(abi.encodeWithSelector(Uint96Amounts.AmountAboveUint96.selector, tooMuch));
        token.approve(_bob, tooMuch);
        token.approve(_bob, type(uint256).max);
        token.mint(_bob, type(uint96).max);
        vm.expectRevert(abi.encodeWithSelector(Uint96Amounts.AmountAboveUint96.selector, tooMuch));
        token.mint(_bob, 1);
    }

    function test_noReturn_returnsNothingAndMoves() public {
        NoReturn token = new NoReturn();
        _turn(token);
        (bool success, bytes memory returnData) = address(token).call(
            abi.encodeCall(IERC20.transfer, (_bob, 10))
        );
        assertTrue(success);
        assertEq(returnData.length, 0);
        assertEq(token.balanceOf(_bob), 11);
        (success, returnData) = address(token).call(abi.encodeCall(IERC20.approve, (_bob, 10)));
        assertTrue(success);
        assertEq(returnData.length, 0);
        assertEq(token.allowance(address(this), _bob), 10);
    }

    /// @dev While friendly every token works as ERC-20 says; then it turns. Leaves 999 here and 1 with Bob.
    function _turn(HostileErc20 token) private {
        token.mint(address(this), 1_000);
        (bool success, ) = address(token).call(abi.encodeCall(IERC20.transfer, (_bob, 1)));
        assertTrue(success);
        assertEq(token.balanceOf(_bob), 1);
        token.setHostile(true);
    }
}
