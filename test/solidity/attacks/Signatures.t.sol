// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {BombWallet, BurningWallet, RevertingWallet, ShortAnswerWallet} from "../helpers/HostileWallets.sol";
import {Wallet1271} from "../helpers/Wallet1271.sol";

/// @notice Signatures of parties: replayed, moved, malformed, and asked of hostile wallets.
contract SignatureAttacksTest is AttackTest {
    uint256 private constant _CURVE_ORDER =
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    uint40 private constant _SIGN_BY = START + 1 days;

    function test_releaseSignatureUsedThreeTimes() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        bytes memory signed = signRelease(buyerKey, orderId, 400, _SIGN_BY);
        escrow.release(order, 400, _SIGN_BY, signed);
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, 400, 400));
            escrow.release(order, 400, _SIGN_BY, signed);
        }
        assertMoney(AMOUNT - 400, 400);
    }

    /// @dev An older, smaller total neither pays again nor takes back.
    function test_olderReleaseSignatureAfterANewerOne() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        bytes memory older = signRelease(buyerKey, orderId, 400, _SIGN_BY);
        escrow.release(order, 500, _SIGN_BY, signRelease(buyerKey, orderId, 500, _SIGN_BY));
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, 400, 500));
        escrow.release(order, 400, _SIGN_BY, older);
        assertMoney(AMOUNT - 500, 500);
    }

    function test_replayOnAnotherOrder() external {
        (, bytes32 firstId) = _locked(1);
        (Order memory second, bytes32 secondId) = _locked(2);
        bytes memory signed = signRelease(buyerKey, firstId, AMOUNT, _SIGN_BY);
        expectSignatureInvalid(buyer, _releaseDigest(secondId, AMOUNT));
        escrow.release(second, AMOUNT, _SIGN_BY, signed);
        assertHeld(second, AMOUNT);
    }

    function test_replayOnAnotherInstance() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        IOrderEscrow other = deployEscrow();
        other.publishTerms(defaultTerms());
        vm.startPrank(buyer);
        token.approve(address(other), AMOUNT);
        bytes32 otherId = other.lock(order, "");
        vm.stopPrank();
        assertTrue(otherId != orderId, "one id on two instances");

        bytes memory signed = signRelease(buyerKey, orderId, AMOUNT, _SIGN_BY);
        bytes32 digest = MessageHashUtils.toTypedDataHash(
            TypedData.domainSeparator(block.chainid, address(other)),
            TypedData.hashRelease(otherId, AMOUNT, _SIGN_BY)
        );
        expectSignatureInvalid(buyer, digest);
        other.release(order, AMOUNT, _SIGN_BY, signed);
        assertEq(uint256(other.stateOf(otherId).held), AMOUNT);
    }

    function test_replayOnAnotherChainAfterAFork() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        bytes memory signed = signRelease(buyerKey, orderId, 400, _SIGN_BY);
        uint256 chainId = block.chainid;
        vm.chainId(chainId + 1);

        assertEq(escrow.orderIdOf(order), orderId, "the id moved with the chain");
        expectSignatureInvalid(buyer, _releaseDigest(orderId, 400));
        escrow.release(order, 400, _SIGN_BY, signed);
        bytes memory signedHere = signRelease(buyerKey, orderId, 500, _SIGN_BY);
        escrow.release(order, 500, _SIGN_BY, signedHere);

        vm.chainId(chainId);
        bytes memory signedThere = signRelease(buyerKey, orderId, 600, _SIGN_BY);
        vm.chainId(chainId + 1);
        expectSignatureInvalid(buyer, _releaseDigest(orderId, 600));
        escrow.release(order, 600, _SIGN_BY, signedThere);
        assertMoney(AMOUNT - 500, 500);
    }

    function test_attestationsOfAnotherChainAfterAFork() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, _SIGN_BY, true, true, true);
        vm.chainId(block.chainid + 1);
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = orderId;
        bytes32 digest = actionDigest(TypedData.hashDelivery(ids, EVIDENCE_HASH, _SIGN_BY));
        vm.expectRevert(
            abi.encodeWithSignature("AttestationInvalid(bytes,bytes32)", abi.encodePacked(carrier), digest)
        );
        confirm(listOf(order), EVIDENCE_HASH, _SIGN_BY, attesters(), signatures);
        deliver(order);
        assertStatus(order, Status.Delivered);
    }

    function test_expired() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        bytes memory signed = signRelease(buyerKey, orderId, AMOUNT, _SIGN_BY);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, _SIGN_BY, true, true, true);
        vm.warp(_SIGN_BY + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.SignatureExpired.selector, _SIGN_BY, _SIGN_BY + 1)
        );
        escrow.release(order, AMOUNT, _SIGN_BY, signed);
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.SignatureExpired.selector, _SIGN_BY, _SIGN_BY + 1)
        );
        confirm(listOf(order), EVIDENCE_HASH, _SIGN_BY, attesters(), signatures);

        vm.warp(_SIGN_BY);
        escrow.release(order, AMOUNT, _SIGN_BY, signed);
        assertMoney(0, AMOUNT);
    }

    function test_wrongSigner() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        _expectRefused(order, orderId, signRelease(sellerKey, orderId, AMOUNT, _SIGN_BY));
    }

    /// @dev The other root of the same signature: a second valid form would defeat whoever counts signatures.
    function test_malleableS() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(buyerKey, _releaseDigest(orderId, AMOUNT));
        bytes32 flipped = bytes32(_CURVE_ORDER - uint256(s));
        assertEq(ecrecover(_releaseDigest(orderId, AMOUNT), v == 27 ? 28 : 27, r, flipped), buyer);
        _expectRefused(order, orderId, abi.encodePacked(r, flipped, v == 27 ? uint8(28) : uint8(27)));
    }

    function test_vIsZero() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        (, bytes32 r, bytes32 s) = vm.sign(buyerKey, _releaseDigest(orderId, AMOUNT));
        _expectRefused(order, orderId, abi.encodePacked(r, s, uint8(0)));
        _expectRefused(order, orderId, new bytes(65));
    }

    function test_compactForm() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(buyerKey, _releaseDigest(orderId, AMOUNT));
        bytes32 vs = bytes32(uint256(s) | (uint256(v - 27) << 255));
        _expectRefused(order, orderId, abi.encodePacked(r, vs));
    }

    function test_longerForm() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        bytes memory signed = signRelease(buyerKey, orderId, AMOUNT, _SIGN_BY);
        _expectRefused(order, orderId, bytes.concat(signed, hex"00"));
    }

    function test_walletThatReverts() external {
        _expectWalletRefused(address(new RevertingWallet()));
    }

    function test_walletThatBurnsGas() external {
        _expectWalletRefused(address(new BurningWallet()));
    }

    function test_walletThatReturnsABomb() external {
        uint256 gasBefore = gasleft();
        _expectWalletRefused(address(new BombWallet()));
        // The wallet pays for its megabyte once; copied, it would cost that again and more.
        assertLt(gasBefore - gasleft(), 4_000_000, "gas");
    }

    function test_walletThatAnswersShort() external {
        _expectWalletRefused(address(new ShortAnswerWallet()));
    }

    function test_replayOverTwoWalletsOfOneOwner() external {
        Wallet1271 first = new Wallet1271(buyer);
        Wallet1271 second = new Wallet1271(buyer);
        (Order memory firstOrder, bytes32 firstId) = _lockedFor(address(first));
        (Order memory secondOrder, bytes32 secondId) = _lockedFor(address(second));
        bytes memory signed = signRelease(buyerKey, firstId, AMOUNT, _SIGN_BY);
        escrow.release(firstOrder, AMOUNT, _SIGN_BY, signed);
        expectSignatureInvalid(address(second), _releaseDigest(secondId, AMOUNT));
        escrow.release(secondOrder, AMOUNT, _SIGN_BY, signed);
        assertMoney(AMOUNT, AMOUNT);
    }

    /// @dev A buyer that delegated its code under EIP-7702 signs with its key as before.
    function test_delegatedBuyerSignsByItsKey() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        vm.etch(buyer, abi.encodePacked(hex"ef0100", address(new RevertingWallet())));
        escrow.release(order, AMOUNT, _SIGN_BY, signRelease(buyerKey, orderId, AMOUNT, _SIGN_BY));
        assertMoney(0, AMOUNT);
    }

    function _expectWalletRefused(address wallet) private {
        (Order memory order, bytes32 orderId) = _lockedFor(wallet);
        expectSignatureInvalid(wallet, _releaseDigest(orderId, AMOUNT));
        escrow.release{gas: 3_000_000}(order, AMOUNT, _SIGN_BY, "any");
        assertHeld(order, AMOUNT);
    }

    function _expectRefused(Order memory order, bytes32 orderId, bytes memory signature) private {
        expectSignatureInvalid(buyer, _releaseDigest(orderId, AMOUNT));
        escrow.release(order, AMOUNT, _SIGN_BY, signature);
        assertHeld(order, AMOUNT);
    }

    function _releaseDigest(bytes32 orderId, uint96 total) private view returns (bytes32) {
        return actionDigest(TypedData.hashRelease(orderId, total, _SIGN_BY));
    }

    function _locked(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = lock(order);
    }

    function _lockedFor(address wallet) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(1);
        order.buyer = wallet;
        vm.prank(buyer);
        orderId = escrow.lock(order, "");
    }
}
