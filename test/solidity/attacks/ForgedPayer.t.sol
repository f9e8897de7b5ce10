// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IReceiveWithAuthorization} from "../../../contracts/interfaces/external/IReceiveWithAuthorization.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {ModelAuthorization} from "../../../contracts/test-tokens/base/ModelAuthorization.sol";
import {ModelTypedData} from "../../../contracts/test-tokens/base/ModelTypedData.sol";
import {PhantomPermit} from "../../../contracts/test-tokens/hostile/PhantomPermit.sol";
import {AuthorizedLock} from "../../../contracts/types/AuthorizedLock.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../contracts/types/Permit2Funding.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {ModelTokens} from "../helpers/ModelTokens.sol";

/// @dev Signs as its owner does, with a byte behind that says how.
contract TaggedWallet is IERC1271 {
    address private immutable _OWNER;

    constructor(address owner) {
        _OWNER = owner;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (signature.length != 66 || signature[65] != 0x01) return 0xffffffff;
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature[:65]);
        return signer == _OWNER ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @notice Attempts to lock with money whose owner did not agree: a forged payer, a stolen permit, a phantom permit.
contract ForgedPayerAttacksTest is AttackTest, ModelTokens {
    bytes32 private constant _PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant _RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    ModelUsdc private _usdc;

    function setUp() public override {
        super.setUp();
        address issuer = makeAddr("issuer");
        _usdc = deployUsdc(issuer);
        vm.startPrank(issuer);
        _usdc.configureMinter(issuer, type(uint256).max);
        _usdc.mint(buyer, 10 * uint256(AMOUNT));
        vm.stopPrank();
    }

    function test_forgedCarriedLockWithPayerEscrow() external {
        lock(makeOrder(1));
        Order memory forged = makeOrder(2);
        Permit2Funding memory funding;
        funding.payer = address(escrow);
        AuthorizedLock[] memory items = new AuthorizedLock[](1);
        items[0].order = forged;
        items[0].payer = address(escrow);

        expectAccountNotAllowed(address(escrow));
        escrow.lockWithAuthorization(forged, address(escrow), "", "");
        expectAccountNotAllowed(address(escrow));
        escrow.lockManyWithAuthorization(items);
        expectAccountNotAllowed(address(escrow));
        escrow.lockWithPermit2(forged, "", funding);
        expectAccountNotAllowed(address(escrow));
        escrow.lockManyWithPermit2(listOf(forged, makeOrder(3)), new bytes[](2), funding);
        expectAccountNotAllowed(address(escrow));
        vm.prank(address(escrow));
        escrow.lockByCallback(forged, "", "");
        expectAccountNotAllowed(address(escrow));
        vm.prank(address(escrow));
        escrow.lockManyByCallback(listOf(forged), new bytes[](1), new bytes[](1));
        assertStatus(forged, Status.None);
    }

    function test_permitFrontRun() external {
        Order memory order = makeOrderIn(address(_usdc), 1);
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(AMOUNT);
        vm.prank(stranger);
        _usdc.permit(buyer, address(escrow), AMOUNT, START + 1, v, r, s);
        // The permit was used up by somebody else; what it gave is there.
        vm.prank(buyer);
        escrow.lockWithPermit(order, "", START + 1, v, r, s);
        assertHeld(order, AMOUNT);
    }

    function test_permitUsedToLockSomebodyElsesMoneyIntoAnAttackersOrder() external {
        Order memory order = makeOrderIn(address(_usdc), 1);
        order.buyer = stranger;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(AMOUNT);
        _expectPullRefused(order, v, r, s);
        vm.prank(stranger);
        _usdc.permit(buyer, address(escrow), AMOUNT, START + 1, v, r, s);
        _expectPullRefused(order, v, r, s);
        assertEq(_usdc.balanceOf(buyer), 10 * uint256(AMOUNT));
        assertStatus(order, Status.None);
    }

    function test_erc3009FrontRun() external {
        Order memory order = makeOrderIn(address(_usdc), 1);
        bytes memory signature = _signAuthorization(order);
        // Straight at the token: only the payee may use it.
        bytes32 orderId = escrow.orderIdOf(order);
        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenCallerNotPayee.selector, stranger, address(escrow))
        );
        vm.prank(stranger);
        IReceiveWithAuthorization(address(_usdc)).receiveWithAuthorization(
            buyer,
            address(escrow),
            AMOUNT,
            0,
            order.lockBy + 1,
            orderId,
            signature
        );
        // Relayed by a stranger it locks what the payer signed, and nothing else.
        vm.prank(stranger);
        escrow.lockWithAuthorization(order, buyer, "", signature);
        assertHeld(order, AMOUNT);
    }

    function test_erc3009SignatureForAnotherOrder() external {
        Order memory order = makeOrderIn(address(_usdc), 1);
        bytes memory signature = _signAuthorization(order);
        Order memory forged = makeOrderIn(address(_usdc), 1);
        forged.seller = stranger;
        vm.expectRevert(
            abi.encodeWithSelector(
                ModelTypedData.TokenSignatureInvalid.selector,
                buyer,
                _tokenDigest(_hashAuthorization(forged))
            )
        );
        vm.prank(stranger);
        escrow.lockWithAuthorization(forged, buyer, "", signature);
        assertStatus(forged, Status.None);
        assertEq(_usdc.balanceOf(buyer), 10 * uint256(AMOUNT));
    }

    /// @dev The compact form goes to the token as bytes, and a token that takes it moves what was signed.
    function test_erc3009CompactForm() external {
        Order memory order = makeOrderIn(address(_usdc), 1);
        bytes32 digest = _tokenDigest(_hashAuthorization(order));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(buyerKey, digest);
        bytes memory compact = abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        vm.expectRevert(abi.encodeWithSelector(ModelTypedData.TokenSignatureInvalid.selector, buyer, digest));
        escrow.lockWithAuthorization(order, buyer, "", compact);
        assertStatus(order, Status.None);
    }

    /// @dev A wallet contract pays by whatever its signature is, here 66 bytes; nobody else's signature moves its money.
    function test_erc3009BytesFormOfAWallet() external {
        address wallet = address(new TaggedWallet(buyer));
        vm.prank(buyer);
        IERC20(address(_usdc)).transfer(wallet, AMOUNT);
        Order memory order = makeOrderIn(address(_usdc), 1);
        bytes32 digest = _tokenDigest(_hashAuthorizationOf(wallet, order));
        vm.expectRevert(
            abi.encodeWithSelector(ModelTypedData.TokenSignatureInvalid.selector, wallet, digest)
        );
        escrow.lockWithAuthorization(order, wallet, "", bytes.concat(signBytes(sellerKey, digest), hex"01"));

        escrow.lockWithAuthorization(order, wallet, "", bytes.concat(signBytes(buyerKey, digest), hex"01"));
        assertHeld(order, AMOUNT);
        assertEq(_usdc.balanceOf(wallet), 0);
    }

    function test_phantomPermit() external {
        PhantomPermit phantom = new PhantomPermit();
        fund(phantom, AMOUNT);
        Order memory order = makeOrderIn(address(phantom), 1);
        order.buyer = stranger;
        // The fallback takes any authorization and moves nothing, though the victim's allowance stands.
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, address(phantom), 0, AMOUNT)
        );
        vm.prank(stranger);
        escrow.lockWithAuthorization(order, buyer, "", new bytes(65));
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, address(phantom), 0, AMOUNT)
        );
        vm.prank(stranger);
        escrow.lockWithAuthorization(order, buyer, "", "any");
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(escrow),
                0,
                AMOUNT
            )
        );
        vm.prank(stranger);
        escrow.lockWithPermit(order, "", START + 1, 27, bytes32(0), bytes32(0));
        assertEq(phantom.balanceOf(buyer), AMOUNT);
        assertStatus(order, Status.None);
    }

    function _expectPullRefused(Order memory order, uint8 v, bytes32 r, bytes32 s) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(escrow),
                0,
                AMOUNT
            )
        );
        vm.prank(stranger);
        escrow.lockWithPermit(order, "", START + 1, v, r, s);
    }

    function _signPermit(uint256 value) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 structHash = keccak256(
            abi.encode(_PERMIT_TYPEHASH, buyer, address(escrow), value, _usdc.nonces(buyer), START + 1)
        );
        return vm.sign(buyerKey, _tokenDigest(structHash));
    }

    function _signAuthorization(Order memory order) private view returns (bytes memory) {
        return signBytes(buyerKey, _tokenDigest(_hashAuthorization(order)));
    }

    function _hashAuthorization(Order memory order) private view returns (bytes32) {
        return _hashAuthorizationOf(buyer, order);
    }

    function _hashAuthorizationOf(address payer, Order memory order) private view returns (bytes32) {
        uint256 validBefore = uint256(order.lockBy) + 1;
        bytes32 nonce = escrow.orderIdOf(order);
        return
            keccak256(
                abi.encode(_RECEIVE_TYPEHASH, payer, address(escrow), order.amount, 0, validBefore, nonce)
            );
    }

    function _tokenDigest(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", _usdc.DOMAIN_SEPARATOR(), structHash));
    }
}
