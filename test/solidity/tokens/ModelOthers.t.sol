// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelStandard} from "../../../contracts/test-tokens/base/ModelStandard.sol";
import {ModelTypedData} from "../../../contracts/test-tokens/base/ModelTypedData.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {ModelDai} from "../../../contracts/test-tokens/ModelDai.sol";
import {ModelGusd} from "../../../contracts/test-tokens/ModelGusd.sol";
import {ModelJpyc} from "../../../contracts/test-tokens/ModelJpyc.sol";
import {ModelPyusd} from "../../../contracts/test-tokens/ModelPyusd.sol";
import {ModelTokens} from "../helpers/ModelTokens.sol";

contract ModelOthersTest is ModelTokens {
    address private _alice;
    uint256 private _aliceKey;
    address private _bob = makeAddr("bob");

    function setUp() public {
        vm.warp(1_000);
        (_alice, _aliceKey) = makeAddrAndKey("alice");
    }

    function test_daiPermit_revertsWithAnotherNonceOrAfterExpiry() public {
        ModelDai dai = new ModelDai(address(this));
        (uint8 v, bytes32 r, bytes32 s) = _signDaiPermit(dai, 0, 2_000, true);
        vm.expectRevert(abi.encodeWithSelector(ModelDai.TokenNonceInvalid.selector, _alice, 1, 0));
        dai.permit(_alice, _bob, 1, 2_000, true, v, r, s);
        vm.warp(2_001);
        vm.expectRevert(abi.encodeWithSelector(ModelDai.TokenPermitExpired.selector, 2_000, 2_001));
        dai.permit(_alice, _bob, 0, 2_000, true, v, r, s);
    }

    function test_daiPermit_revertsWithAnotherSigner() public {
        ModelDai dai = new ModelDai(address(this));
        (uint8 v, bytes32 r, bytes32 s) = _signDaiPermit(dai, 0, 0, true);
        vm.expectPartialRevert(ModelTypedData.TokenSignatureInvalid.selector);
        dai.permit(_bob, _bob, 0, 0, true, v, r, s);
    }

    function test_daiPermit_givesAllOrNothingAndKeepsAMaximalAllowance() public {
        ModelDai dai = new ModelDai(address(this));
        dai.mint(_alice, 100);
        (uint8 v, bytes32 r, bytes32 s) = _signDaiPermit(dai, 0, 0, true);
        dai.permit(_alice, _bob, 0, 0, true, v, r, s);
        vm.prank(_bob);
        assertTrue(dai.transferFrom(_alice, _bob, 40));
        assertEq(dai.allowance(_alice, _bob), type(uint256).max);
        assertEq(dai.balanceOf(_bob), 40);

        (v, r, s) = _signDaiPermit(dai, 1, 0, false);
        dai.permit(_alice, _bob, 1, 0, false, v, r, s);
        assertEq(dai.allowance(_alice, _bob), 0);
    }

    function test_pyusd_wipesOnlyFrozenAccounts() public {
        ModelPyusd pyusd = deployPyusd(address(this));
        pyusd.mint(_alice, 100);
        vm.expectRevert(abi.encodeWithSelector(ModelPyusd.TokenAccountNotFrozen.selector, _alice));
        pyusd.wipeFrozenAddress(_alice);

        pyusd.freeze(_alice);
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, _alice));
        vm.prank(_alice);
        pyusd.transfer(_bob, 1);

        pyusd.wipeFrozenAddress(_alice);
        assertEq(pyusd.balanceOf(_alice), 0);
        assertEq(pyusd.totalSupply(), 0);
        assertTrue(pyusd.isFrozen(_alice));

        pyusd.unfreeze(_alice);
        pyusd.mint(_alice, 5);
        vm.prank(_alice);
        assertTrue(pyusd.transfer(_bob, 5));
    }

    function test_jpyc_blocklistStopsBothSides() public {
        ModelJpyc jpyc = deployJpyc(address(this));
        jpyc.mint(_alice, 100);
        jpyc.blocklist(_bob);
        assertTrue(jpyc.isBlocklisted(_bob));
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, _bob));
        vm.prank(_alice);
        jpyc.transfer(_bob, 1);
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, _bob));
        vm.prank(_alice);
        jpyc.approve(_bob, 1);
        jpyc.unBlocklist(_bob);
        vm.prank(_alice);
        assertTrue(jpyc.transfer(_bob, 1));
    }

    function test_decimals_areTheOriginals() public {
        assertEq(deployXsgd(address(this)).decimals(), 6);
        assertEq(deployXsgd(address(this)).currency(), "SGD");
        assertEq(deployPyusd(address(this)).decimals(), 6);
        assertEq(new ModelGusd(address(this)).decimals(), 2);
        assertEq(new ModelDai(address(this)).decimals(), 18);
    }

    function test_gusd_movesCents() public {
        ModelGusd gusd = new ModelGusd(address(this));
        gusd.mint(_alice, 101);
        vm.prank(_alice);
        assertTrue(gusd.transfer(_bob, 1));
        assertEq(storedBalance(address(gusd), _alice), 100);
    }

    function test_mockErc20_hasTheDecimalsOfChoiceAndOpenMint() public {
        MockErc20 mock = new MockErc20("Mock", "MOCK", 24);
        vm.prank(_bob);
        mock.mint(_alice, 7);
        assertEq(mock.decimals(), 24);
        assertEq(storedBalance(address(mock), _alice), 7);
    }

    function _signDaiPermit(
        ModelDai dai,
        uint256 nonce,
        uint256 expiry,
        bool allowed
    ) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 structHash = keccak256(
            abi.encode(dai.PERMIT_TYPEHASH(), _alice, _bob, nonce, expiry, allowed)
        );
        return vm.sign(_aliceKey, keccak256(abi.encodePacked(hex"1901", dai.DOMAIN_SEPARATOR(), structHash)));
    }
}
