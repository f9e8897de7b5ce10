// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelAuthorization} from "../../../contracts/test-tokens/base/ModelAuthorization.sol";
import {ModelPermit} from "../../../contracts/test-tokens/base/ModelPermit.sol";
import {ModelStandard} from "../../../contracts/test-tokens/base/ModelStandard.sol";
import {ModelTypedData} from "../../../contracts/test-tokens/base/ModelTypedData.sol";
import {ModelJpyc} from "../../../contracts/test-tokens/ModelJpyc.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {ModelTokens} from "../helpers/ModelTokens.sol";
import {Wallet1271} from "../helpers/Wallet1271.sol";

contract ModelSignaturesTest is ModelTokens {
    bytes32 private constant _NONCE = keccak256("nonce");

    ModelUsdc private _usdc;
    address private _alice;
    uint256 private _aliceKey;
    address private _bob = makeAddr("bob");
    Wallet1271 private _wallet;

    function setUp() public {
        vm.warp(1_000);
        (_alice, _aliceKey) = makeAddrAndKey("alice");
        _wallet = new Wallet1271(_alice);
        _usdc = deployUsdc(address(this));
        _usdc.mint(_alice, 100);
        _usdc.mint(address(_wallet), 100);
    }

    function test_domainSeparator_isTheKnownFormAndFollowsTheLiveChain() public {
        vm.chainId(10);
        bytes32 expected = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("USD Coin"),
                keccak256("2"),
                uint256(10),
                address(_usdc)
            )
        );
        assertEq(_usdc.DOMAIN_SEPARATOR(), expected);
    }

    function test_typeHashes_areThePublishedOnes() public view {
        // Constants printed in EIP-3009 and EIP-2612.
        assertEq(
            _usdc.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(),
            bytes32(0x7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267)
        );
        assertEq(
            _usdc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(),
            bytes32(0xd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de8)
        );
        assertEq(
            _usdc.CANCEL_AUTHORIZATION_TYPEHASH(),
            bytes32(0x158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a1597429)
        );
        assertEq(
            _usdc.PERMIT_TYPEHASH(),
            bytes32(0x6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9)
        );
    }

    function test_receiveWithAuthorization_revertsForAnotherCaller() public {
        bytes memory signature = _sign(_usdc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), _alice, 0, 2_000);
        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenCallerNotPayee.selector, address(this), _bob)
        );
        _usdc.receiveWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, signature);
    }

    function test_receiveWithAuthorization_worksOnce() public {
        bytes memory signature = _sign(_usdc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), _alice, 0, 2_000);
        vm.startPrank(_bob);
        vm.expectEmit(address(_usdc));
        emit ModelAuthorization.AuthorizationUsed(_alice, _NONCE);
        _usdc.receiveWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, signature);
        assertEq(_usdc.balanceOf(_bob), 10);
        assertTrue(_usdc.authorizationState(_alice, _NONCE));

        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenAuthorizationUsed.selector, _alice, _NONCE)
        );
        _usdc.receiveWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, signature);
        vm.stopPrank();
    }

    function test_receiveWithAuthorization_acceptsTheSplitFormAndAContractWallet() public {
        bytes32 typeHash = _usdc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_aliceKey, _digest(typeHash, _alice, 0, 2_000));
        vm.prank(_bob);
        _usdc.receiveWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, v, r, s);

        bytes memory signature = _sign(typeHash, address(_wallet), 0, 2_000);
        vm.prank(_bob);
        _usdc.receiveWithAuthorization(address(_wallet), _bob, 10, 0, 2_000, _NONCE, signature);
        assertEq(_usdc.balanceOf(_bob), 20);
    }

    function test_transferWithAuthorization_isForAnyCallerButNotWithTheOtherTypesSignature() public {
        bytes memory wrong = _sign(_usdc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), _alice, 0, 2_000);
        bytes32 typeHash = _usdc.TRANSFER_WITH_AUTHORIZATION_TYPEHASH();
        vm.expectRevert(
            abi.encodeWithSelector(
                ModelTypedData.TokenSignatureInvalid.selector,
                _alice,
                _digest(typeHash, _alice, 0, 2_000)
            )
        );
        _usdc.transferWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, wrong);

        _usdc.transferWithAuthorization(
            _alice,
            _bob,
            10,
            0,
            2_000,
            _NONCE,
            _sign(typeHash, _alice, 0, 2_000)
        );
        assertEq(_usdc.balanceOf(_bob), 10);
    }

    function test_transferWithAuthorization_isOpenOnlyBetweenItsTwoTimes() public {
        bytes memory signature = _sign(_usdc.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), _alice, 1_500, 2_000);
        vm.warp(1_500);
        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenAuthorizationNotYetValid.selector, 1_500, 1_500)
        );
        _usdc.transferWithAuthorization(_alice, _bob, 10, 1_500, 2_000, _NONCE, signature);
        vm.warp(2_000);
        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenAuthorizationExpired.selector, 2_000, 2_000)
        );
        _usdc.transferWithAuthorization(_alice, _bob, 10, 1_500, 2_000, _NONCE, signature);
        vm.warp(1_999);
        _usdc.transferWithAuthorization(_alice, _bob, 10, 1_500, 2_000, _NONCE, signature);
        assertEq(_usdc.balanceOf(_bob), 10);
    }

    function test_transferWithAuthorization_obeysBlacklistAndPause() public {
        bytes memory signature = _sign(_usdc.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), _alice, 0, 2_000);
        _usdc.blacklist(_bob);
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, _bob));
        _usdc.transferWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, signature);
        _usdc.unBlacklist(_bob);
        _usdc.pause();
        vm.expectRevert(ModelStandard.TokenPaused.selector);
        _usdc.transferWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, signature);
    }

    function test_cancelAuthorization_spendsTheNonce() public {
        bytes32 structHash = keccak256(abi.encode(_usdc.CANCEL_AUTHORIZATION_TYPEHASH(), _alice, _NONCE));
        _usdc.cancelAuthorization(_alice, _NONCE, signBytes(_aliceKey, _typedDigest(structHash)));
        bytes memory signature = _sign(_usdc.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), _alice, 0, 2_000);
        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenAuthorizationUsed.selector, _alice, _NONCE)
        );
        _usdc.transferWithAuthorization(_alice, _bob, 10, 0, 2_000, _NONCE, signature);
    }

    function test_permit_worksOnceInBothFormsAndForAContractWallet() public {
        bytes memory signature = signBytes(_aliceKey, _permitDigest(_alice, 0));
        _usdc.permit(_alice, _bob, 7, 2_000, signature);
        assertEq(_usdc.allowance(_alice, _bob), 7);
        assertEq(_usdc.nonces(_alice), 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ModelTypedData.TokenSignatureInvalid.selector,
                _alice,
                _permitDigest(_alice, 1)
            )
        );
        _usdc.permit(_alice, _bob, 7, 2_000, signature);

        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_aliceKey, _permitDigest(_alice, 1));
        _usdc.permit(_alice, _bob, 7, 2_000, v, r, s);
        assertEq(_usdc.nonces(_alice), 2);

        _usdc.permit(
            address(_wallet),
            _bob,
            7,
            2_000,
            signBytes(_aliceKey, _permitDigest(address(_wallet), 0))
        );
        assertEq(_usdc.allowance(address(_wallet), _bob), 7);
    }

    function test_permit_revertsAfterTheDeadline() public {
        bytes memory signature = signBytes(_aliceKey, _permitDigest(_alice, 0));
        vm.warp(2_001);
        vm.expectRevert(abi.encodeWithSelector(ModelPermit.TokenPermitExpired.selector, 2_000, 2_001));
        _usdc.permit(_alice, _bob, 7, 2_000, signature);
    }

    function test_jpyc_refusesAContractWallet() public {
        ModelJpyc jpyc = deployJpyc(address(this));
        assertEq(jpyc.decimals(), 18);
        jpyc.mint(address(_wallet), 100);
        bytes32 structHash = keccak256(
            abi.encode(
                jpyc.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(),
                address(_wallet),
                _bob,
                10,
                0,
                2_000,
                _NONCE
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", jpyc.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_aliceKey, digest);
        vm.expectRevert(
            abi.encodeWithSelector(ModelTypedData.TokenSignatureInvalid.selector, address(_wallet), digest)
        );
        jpyc.transferWithAuthorization(address(_wallet), _bob, 10, 0, 2_000, _NONCE, v, r, s);
    }

    function _sign(
        bytes32 typeHash,
        address from,
        uint256 validAfter,
        uint256 validBefore
    ) private view returns (bytes memory) {
        return signBytes(_aliceKey, _digest(typeHash, from, validAfter, validBefore));
    }

    function _digest(
        bytes32 typeHash,
        address from,
        uint256 validAfter,
        uint256 validBefore
    ) private view returns (bytes32) {
        return _typedDigest(keccak256(abi.encode(typeHash, from, _bob, 10, validAfter, validBefore, _NONCE)));
    }

    function _permitDigest(address holder, uint256 nonce) private view returns (bytes32) {
        return _typedDigest(keccak256(abi.encode(_usdc.PERMIT_TYPEHASH(), holder, _bob, 7, nonce, 2_000)));
    }

    function _typedDigest(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", _usdc.DOMAIN_SEPARATOR(), structHash));
    }
}
