// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ModelErc20} from "../../../contracts/test-tokens/base/ModelErc20.sol";
import {ModelUsdt} from "../../../contracts/test-tokens/ModelUsdt.sol";
import {ModelTokens} from "../helpers/ModelTokens.sol";

contract ModelUsdtTest is ModelTokens {
    ModelUsdt private _usdt;
    address private _alice = makeAddr("alice");
    address private _bob = makeAddr("bob");

    function setUp() public {
        _usdt = new ModelUsdt(address(this));
        _usdt.mint(_alice, 1_000_000e6);
    }

    function test_transfer_returnsNothing() public {
        vm.prank(_alice);
        (bool success, bytes memory returnData) = address(_usdt).call(
            abi.encodeCall(IERC20.transfer, (_bob, 5))
        );
        assertTrue(success);
        assertEq(returnData.length, 0);
        assertEq(storedBalance(address(_usdt), _bob), 5);
    }

    function test_blacklist_stopsTheSenderOnly() public {
        _usdt.addBlackList(_alice);
        vm.expectRevert(abi.encodeWithSelector(ModelUsdt.TokenAccountBlocked.selector, _alice));
        vm.prank(_alice);
        _usdt.transfer(_bob, 1);
        _usdt.removeBlackList(_alice);

        _usdt.addBlackList(_bob);
        vm.prank(_alice);
        _usdt.transfer(_bob, 1);
        assertEq(_usdt.balanceOf(_bob), 1);
    }

    function test_destroyBlackFunds_needsABlacklistedAccountAndEmitsNoTransfer() public {
        vm.expectRevert(abi.encodeWithSelector(ModelUsdt.TokenAccountNotBlocked.selector, _alice));
        _usdt.destroyBlackFunds(_alice);

        _usdt.addBlackList(_alice);
        vm.recordLogs();
        _usdt.destroyBlackFunds(_alice);
        assertEq(vm.getRecordedLogs().length, 1);
        assertEq(_usdt.balanceOf(_alice), 0);
        assertEq(_usdt.totalSupply(), 0);
        assertTrue(_usdt.isBlackListed(_alice));
    }

    function test_fee_isTakenFromTheReceiverUpToItsMaximum() public {
        _usdt.setParams(10, 2);
        vm.startPrank(_alice);
        _usdt.transfer(_bob, 1_000e6);
        assertEq(_usdt.balanceOf(_bob), 999e6);
        assertEq(_usdt.balanceOf(address(this)), 1e6);
        _usdt.transfer(_bob, 100_000e6);
        assertEq(_usdt.balanceOf(_bob), 999e6 + 99_998e6);
        assertEq(_usdt.balanceOf(address(this)), 3e6);
        vm.stopPrank();
    }

    function test_setParams_revertsAboveItsBoundsAndForStrangers() public {
        vm.expectRevert(abi.encodeWithSelector(ModelUsdt.TokenFeeTooHigh.selector, 20, 2));
        _usdt.setParams(20, 2);
        vm.expectRevert(
            abi.encodeWithSelector(ModelErc20.TokenCallerNotOwner.selector, _alice, address(this))
        );
        vm.prank(_alice);
        _usdt.setParams(1, 1);
    }

    function test_approve_goesOnlyFromOrToZero() public {
        vm.startPrank(_alice);
        _usdt.approve(_bob, 5);
        vm.expectRevert(abi.encodeWithSelector(ModelUsdt.TokenApprovalNotReset.selector, 5, 6));
        _usdt.approve(_bob, 6);
        _usdt.approve(_bob, 0);
        _usdt.approve(_bob, type(uint256).max);
        vm.stopPrank();

        vm.prank(_bob);
        _usdt.transferFrom(_alice, _bob, 9);
        assertEq(_usdt.allowance(_alice, _bob), type(uint256).max);
    }

    function test_pause_stopsTransfersButNotApprovals() public {
        _usdt.pause();
        vm.startPrank(_alice);
        vm.expectRevert(ModelUsdt.TokenPaused.selector);
        _usdt.transfer(_bob, 1);
        _usdt.approve(_bob, 1);
        vm.stopPrank();
        _usdt.unpause();
        vm.prank(_bob);
        _usdt.transferFrom(_alice, _bob, 1);
        assertEq(_usdt.balanceOf(_bob), 1);
    }
}
