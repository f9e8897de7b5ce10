// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {ModelAuthorization} from "../../../contracts/test-tokens/base/ModelAuthorization.sol";
import {PhantomPermit} from "../../../contracts/test-tokens/hostile/PhantomPermit.sol";
import {AuthorizedLock} from "../../../contracts/types/AuthorizedLock.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {SignedFundingTest} from "../helpers/SignedFundingTest.sol";

/// @dev A wallet that takes only signatures with a byte in front of its owner's.
contract PrefixedWallet {
    address private immutable _OWNER;

    constructor(address owner) {
        _OWNER = owner;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (signature.length != 66) return 0xffffffff;
        bytes32 r = bytes32(signature[1:33]);
        bytes32 s = bytes32(signature[33:65]);
        return
            ecrecover(hash, uint8(signature[65]), r, s) == _OWNER ? bytes4(0x1626ba7e) : bytes4(0xffffffff);
    }
}

contract LockWithAuthorizationTest is SignedFundingTest {
    Order private _order;

    function setUp() public override {
        super.setUp();
        vm.prank(buyer);
        usdc.approve(address(escrow), 0);
        _order = makeUsdcOrder(1);
    }

    function test_RevertWhen_ThePayerIsTheEscrow() external {
        expectNotAllowed(address(escrow));
        escrow.lockWithAuthorization(_order, address(escrow), "", new bytes(65));
    }

    function test_RevertWhen_AnotherOrderWasSigned() external {
        bytes memory signature = authorize(buyerKey, buyer, makeUsdcOrder(2));
        expectTokenSignatureInvalid(buyer, _order);
        escrow.lockWithAuthorization(_order, buyer, "", signature);
        assertState(_order, Status.None, 0, 0);
    }

    function test_RevertWhen_ThePayerDidNotSign() external {
        bytes memory signature = authorize(sellerKey, buyer, _order);
        expectTokenSignatureInvalid(buyer, _order);
        escrow.lockWithAuthorization(_order, buyer, "", signature);
    }

    function test_RevertWhen_TheAuthorizationWasCanceled() external {
        bytes memory signature = authorize(buyerKey, buyer, _order);
        bytes32 orderId = escrow.orderIdOf(_order);
        bytes32 structHash = keccak256(abi.encode(usdc.CANCEL_AUTHORIZATION_TYPEHASH(), buyer, orderId));
        bytes32 digest = MessageHashUtils.toTypedDataHash(usdc.DOMAIN_SEPARATOR(), structHash);
        usdc.cancelAuthorization(buyer, orderId, signBytes(buyerKey, digest));

        vm.expectRevert(
            abi.encodeWithSelector(ModelAuthorization.TokenAuthorizationUsed.selector, buyer, orderId)
        );
        escrow.lockWithAuthorization(_order, buyer, "", signature);
    }

    function test_RevertWhen_AFallbackTakesTheAuthorization() external {
        PhantomPermit phantom = new PhantomPermit();
        Order memory order = makeOrder(2);
        order.token = address(phantom);
        for (uint256 length = 65; length <= 66; ++length) {
            vm.expectRevert(
                abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, address(phantom), 0, AMOUNT)
            );
            escrow.lockWithAuthorization(order, buyer, "", new bytes(length));
        }
    }

    function test_LocksInTheLastSecondByAnyRelayer() external {
        bytes memory signature = authorize(buyerKey, buyer, _order);
        uint256 buyerBefore = usdc.balanceOf(buyer);
        vm.warp(_order.lockBy);
        vm.prank(stranger);
        bytes32 orderId = escrow.lockWithAuthorization(_order, buyer, "", signature);
        assertEq(orderId, escrow.orderIdOf(_order));
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertEq(usdc.balanceOf(buyer), buyerBefore - AMOUNT);
        assertTrue(usdc.authorizationState(buyer, orderId));
    }

    function test_LocksForAWalletThatSigns65Bytes() external {
        address wallet = makeWallet(buyer);
        usdc.mint(wallet, AMOUNT);
        escrow.lockWithAuthorization(_order, wallet, "", authorize(buyerKey, wallet, _order));
        assertEq(usdc.balanceOf(wallet), 0);
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_LocksForAWalletThatSignsOtherBytes() external {
        address wallet = address(new PrefixedWallet(buyer));
        usdc.mint(wallet, AMOUNT);
        bytes memory signature = bytes.concat(hex"00", authorize(buyerKey, wallet, _order));
        escrow.lockWithAuthorization(_order, wallet, "", signature);
        assertEq(usdc.balanceOf(wallet), 0);
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_CalledAgain() external {
        bytes memory signature = authorize(buyerKey, buyer, _order);
        bytes32 orderId = escrow.lockWithAuthorization(_order, buyer, "", signature);
        expectStatusError(orderId, Status.Locked, IN_NONE);
        escrow.lockWithAuthorization(_order, buyer, "", signature);
    }
}

contract LockManyWithAuthorizationTest is SignedFundingTest {
    function test_RevertWhen_TheListIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.lockManyWithAuthorization(new AuthorizedLock[](0));
    }

    function test_RevertWhen_TheOneItemIsLockedAlready() external {
        AuthorizedLock[] memory items = new AuthorizedLock[](1);
        items[0] = _item(1, buyer, buyerKey);
        escrow.lockManyWithAuthorization(items);
        assertState(items[0].order, Status.Locked, AMOUNT, 0);

        expectStatusError(escrow.orderIdOf(items[0].order), Status.Locked, IN_NONE);
        escrow.lockManyWithAuthorization(items);
    }

    function test_RevertWhen_OneSignatureOfManyIsWrong() external {
        AuthorizedLock[] memory items = new AuthorizedLock[](2);
        items[0] = _item(1, buyer, buyerKey);
        items[1] = _item(2, buyer, sellerKey);
        expectTokenSignatureInvalid(buyer, items[1].order);
        escrow.lockManyWithAuthorization(items);
        assertState(items[0].order, Status.None, 0, 0);
    }

    function test_SkipsWhatIsLockedAndTheDuplicate() external {
        AuthorizedLock[] memory items = new AuthorizedLock[](3);
        items[0] = _item(1, buyer, buyerKey);
        items[1] = _item(2, buyer, buyerKey);
        items[2] = items[1];
        bytes32 firstId = lock(items[0].order);
        bytes32 secondId = escrow.orderIdOf(items[1].order);

        expectSkipped(firstId, IOrderErrors.OrderStatusNotAllowed.selector);
        expectSkipped(secondId, IOrderErrors.OrderStatusNotAllowed.selector);
        vm.prank(stranger);
        escrow.lockManyWithAuthorization(items);
        assertFalse(usdc.authorizationState(buyer, firstId));
        assertTrue(usdc.authorizationState(buyer, secondId));
        assertEq(usdc.balanceOf(address(escrow)), 2 * uint256(AMOUNT));
    }

    function test_LocksFromTwoPayers() external {
        usdc.mint(inspector, AMOUNT);
        AuthorizedLock[] memory items = new AuthorizedLock[](2);
        items[0] = _item(1, buyer, buyerKey);
        items[1] = _item(2, inspector, inspectorKey);
        escrow.lockManyWithAuthorization(items);
        assertState(items[0].order, Status.Locked, AMOUNT, 0);
        assertState(items[1].order, Status.Locked, AMOUNT, 0);
        assertEq(usdc.balanceOf(inspector), 0);
    }

    function _item(
        uint256 salt,
        address payer,
        uint256 key
    ) private view returns (AuthorizedLock memory item) {
        item.order = makeUsdcOrder(salt);
        item.payer = payer;
        item.signature = authorize(key, payer, item.order);
    }
}
