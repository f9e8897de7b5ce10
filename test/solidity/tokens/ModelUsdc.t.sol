// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {ModelErc20} from "../../../contracts/test-tokens/base/ModelErc20.sol";
import {ModelMintable} from "../../../contracts/test-tokens/base/ModelMintable.sol";
import {ModelStandard} from "../../../contracts/test-tokens/base/ModelStandard.sol";
import {HostileUpgrade} from "../../../contracts/test-tokens/hostile/HostileUpgrade.sol";
import {ModelProxy} from "../../../contracts/test-tokens/ModelProxy.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {ModelTokens} from "../helpers/ModelTokens.sol";

contract ModelUsdcTest is ModelTokens {
    ModelUsdc private _usdc;
    address private _alice = makeAddr("alice");
    address private _bob = makeAddr("bob");
    address private _carol = makeAddr("carol");

    function setUp() public {
        _usdc = deployUsdc(address(this));
        _usdc.mint(_alice, 1_000e6);
    }

    function test_initialize_setsTheOriginalsFacts() public {
        assertEq(_usdc.name(), "USD Coin");
        assertEq(_usdc.symbol(), "USDC");
        assertEq(_usdc.currency(), "USD");
        assertEq(_usdc.version(), "2");
        assertEq(_usdc.decimals(), 6);
        assertEq(_usdc.totalSupply(), 1_000e6);
        assertEq(deployEurc(address(this)).currency(), "EUR");
    }

    function test_initialize_revertsTheSecondTime() public {
        vm.expectRevert(abi.encodeWithSelector(ModelErc20.TokenAlreadyInitialized.selector, address(this)));
        _usdc.initialize("X", "X", "X", 6, "2", _alice);
    }

    function test_transfer_movesAndKeepsTheBalanceInSlotZero() public {
        vm.expectEmit(address(_usdc));
        emit ModelErc20.Transfer(_alice, _bob, 400e6);
        vm.prank(_alice);
        assertTrue(_usdc.transfer(_bob, 400e6));
        assertEq(_usdc.balanceOf(_alice), 600e6);
        assertEq(storedBalance(address(_usdc), _alice), 600e6);
        assertEq(storedBalance(address(_usdc), _bob), 400e6);
    }

    function test_transfer_revertsAboveTheBalance() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, _alice, 1_000e6, 1_001e6)
        );
        vm.prank(_alice);
        _usdc.transfer(_bob, 1_001e6);
    }

    function test_blacklist_stopsSenderReceiverAndCaller() public {
        vm.prank(_alice);
        _usdc.approve(_carol, 1_000e6);

        address[3] memory accounts = [_alice, _bob, _carol];
        for (uint256 i = 0; i < 3; ++i) {
            _usdc.blacklist(accounts[i]);
            vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, accounts[i]));
            vm.prank(_carol);
            _usdc.transferFrom(_alice, _bob, 1);
            _usdc.unBlacklist(accounts[i]);
        }

        vm.prank(_carol);
        assertTrue(_usdc.transferFrom(_alice, _bob, 1));
    }

    function test_blacklist_setsTheTopBitAndKeepsTheBalance() public {
        _usdc.blacklist(_alice);
        _usdc.blacklist(_alice);
        assertTrue(_usdc.isBlacklisted(_alice));
        assertEq(_usdc.balanceOf(_alice), 1_000e6);
        assertEq(
            vm.load(address(_usdc), keccak256(abi.encode(_alice, uint256(0)))),
            bytes32((uint256(1) << 255) | 1_000e6)
        );
        _usdc.unBlacklist(_alice);
        assertFalse(_usdc.isBlacklisted(_alice));
        assertEq(_usdc.balanceOf(_alice), 1_000e6);
    }

    function test_blacklist_doesNotStopAnApproval() public {
        _usdc.blacklist(_alice);
        vm.prank(_alice);
        assertTrue(_usdc.approve(_bob, 5));
        assertEq(_usdc.allowance(_alice, _bob), 5);
    }

    function test_blacklist_revertsForAnyoneButTheOwner() public {
        vm.expectRevert(
            abi.encodeWithSelector(ModelErc20.TokenCallerNotOwner.selector, _alice, address(this))
        );
        vm.prank(_alice);
        _usdc.blacklist(_bob);
    }

    function test_transferFrom_rewritesAMaximalAllowance() public {
        vm.prank(_alice);
        _usdc.approve(_carol, type(uint256).max);
        vm.prank(_carol);
        _usdc.transferFrom(_alice, _bob, 10);
        assertEq(_usdc.allowance(_alice, _carol), type(uint256).max - 10);
    }

    function test_transferFrom_revertsAboveTheAllowance() public {
        vm.prank(_alice);
        _usdc.approve(_carol, 9);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, _carol, 9, 10)
        );
        vm.prank(_carol);
        _usdc.transferFrom(_alice, _bob, 10);
    }

    function test_pause_stopsTransfersAndApprovalsUntilUnpause() public {
        _usdc.pause();
        vm.startPrank(_alice);
        vm.expectRevert(ModelStandard.TokenPaused.selector);
        _usdc.transfer(_bob, 1);
        vm.expectRevert(ModelStandard.TokenPaused.selector);
        _usdc.approve(_bob, 1);
        vm.stopPrank();

        _usdc.unpause();
        vm.prank(_alice);
        assertTrue(_usdc.transfer(_bob, 1));
    }

    function test_mint_isForMintersWithinTheirAllowance() public {
        _usdc.configureMinter(_carol, 10);
        vm.prank(_carol);
        _usdc.mint(_bob, 10);
        assertEq(_usdc.balanceOf(_bob), 10);
        vm.expectRevert(
            abi.encodeWithSelector(ModelMintable.TokenMinterAllowanceExceeded.selector, _carol, 0, 1)
        );
        vm.prank(_carol);
        _usdc.mint(_bob, 1);
    }

    function test_proxy_adminUpgradesAndCannotUseTheToken() public {
        vm.expectRevert(abi.encodeWithSelector(ModelProxy.ProxyAdminCannotUseToken.selector, PROXY_ADMIN));
        vm.prank(PROXY_ADMIN);
        _usdc.balanceOf(_alice);

        address hostile = address(new HostileUpgrade());
        vm.prank(PROXY_ADMIN);
        ModelProxy(payable(address(_usdc))).upgradeToAndCall(hostile, "");
        vm.prank(_carol);
        HostileUpgrade(address(_usdc)).seize(_alice, 1_000e6);
        assertEq(_usdc.balanceOf(_carol), 1_000e6);
        assertEq(_usdc.balanceOf(_alice), 0);
    }

    function test_proxy_upgradeRevertsForAnyoneButTheAdmin() public {
        address hostile = address(new HostileUpgrade());
        vm.expectRevert();
        ModelProxy(payable(address(_usdc))).upgradeToAndCall(hostile, "");
        vm.expectRevert();
        ModelProxy(payable(address(_usdc))).changeAdmin(_alice);
    }

    function testFuzz_transfer_conservesTheSupply(uint256 value, bool toSelf) public {
        value = bound(value, 0, 1_000e6);
        vm.prank(_alice);
        _usdc.transfer(toSelf ? _alice : _bob, value);
        assertEq(_usdc.balanceOf(_alice) + _usdc.balanceOf(_bob), 1_000e6);
        assertEq(_usdc.balanceOf(_bob), toSelf ? 0 : value);
    }
}
