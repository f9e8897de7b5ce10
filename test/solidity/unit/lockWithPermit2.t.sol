// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../contracts/types/Permit2Funding.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {DeployPermit2} from "../helpers/DeployPermit2.sol";
import {IPermit2Errors} from "../helpers/IPermit2Errors.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract LockWithPermit2Test is UnitTest, DeployPermit2 {
    uint256 private constant DEADLINE = START + 1 hours;

    function setUp() public override {
        super.setUp();
        placePermit2();
        vm.prank(buyer);
        token.approve(PERMIT2, type(uint256).max);
    }

    function test_LocksByTheSignatureOfThePayer() external {
        Order memory order = makeOrder(1);
        uint256 before = token.balanceOf(buyer);
        expectLocked(order, buyer);
        vm.prank(stranger);
        escrow.lockWithPermit2(order, "", _fund(order, 1));
        assertState(order, Status.Locked, AMOUNT, 0);
        assertBalance(buyer, before - AMOUNT);
        assertBalance(address(escrow), AMOUNT);
    }

    function test_RevertWhen_AnotherOrderWasSigned() external {
        Permit2Funding memory funding = _fund(makeOrder(1), 1);
        vm.expectRevert(IPermit2Errors.InvalidSigner.selector);
        escrow.lockWithPermit2(makeOrder(2), "", funding);
    }

    function test_RevertWhen_TheNonceWasUsed() external {
        escrow.lockWithPermit2(makeOrder(1), "", _fund(makeOrder(1), 1));
        Permit2Funding memory funding = _fund(makeOrder(2), 1);
        vm.expectRevert(IPermit2Errors.InvalidNonce.selector);
        escrow.lockWithPermit2(makeOrder(2), "", funding);
    }

    function test_RevertWhen_OneSecondAfterTheDeadline() external {
        Permit2Funding memory funding = _fund(makeOrder(1), 1);
        Order memory order = makeOrder(1);
        warpPast(DEADLINE);
        vm.expectRevert(abi.encodeWithSelector(IPermit2Errors.SignatureExpired.selector, DEADLINE));
        escrow.lockWithPermit2(order, "", funding);
    }

    function test_RevertWhen_ThePayerIsTheEscrow() external {
        Permit2Funding memory funding = _fund(makeOrder(1), 1);
        funding.payer = address(escrow);
        expectNotAllowed(address(escrow));
        escrow.lockWithPermit2(makeOrder(1), "", funding);
    }

    function test_LocksAListByOneSignature() external {
        Order[] memory orders = listOf(makeOrder(1), makeOrder(2), makeOrder(3));
        escrow.lockManyWithPermit2(orders, new bytes[](3), _fundList(orders, 3 * uint256(AMOUNT)));
        assertBalance(address(escrow), 3 * uint256(AMOUNT));
    }

    /// @dev The payer signed the sum of the whole list; what is left to lock moves, and no more.
    function test_PullsOnlyWhatAListStillLacks() external {
        Order[] memory orders = listOf(makeOrder(1), makeOrder(2), makeOrder(3));
        orders[1].amount = 7;
        lock(orders[0]);
        uint256 before = token.balanceOf(buyer);
        expectSkipped(escrow.orderIdOf(orders[0]), IOrderErrors.OrderStatusNotAllowed.selector);
        escrow.lockManyWithPermit2(orders, new bytes[](3), _fundList(orders, 2 * uint256(AMOUNT) + 7));
        assertBalance(buyer, before - AMOUNT - 7);
        assertBalance(address(escrow), 2 * uint256(AMOUNT) + 7);
    }

    /// @dev Neither a smaller sum that would do for what is left, nor a larger one.
    function test_RevertWhen_AnotherSumWasSigned() external {
        Order[] memory orders = listOf(makeOrder(1), makeOrder(2));
        lock(orders[0]);
        uint256[3] memory sums = [uint256(AMOUNT), 2 * uint256(AMOUNT) - 1, 2 * uint256(AMOUNT) + 1];
        for (uint256 i = 0; i < sums.length; ++i) {
            Permit2Funding memory funding = _fundList(orders, sums[i]);
            vm.expectRevert(IPermit2Errors.InvalidSigner.selector);
            escrow.lockManyWithPermit2(orders, new bytes[](2), funding);
        }
    }

    function test_RevertWhen_AListHasTwoTokens() external {
        Order[] memory orders = listOf(makeOrder(1), makeUsdcOrder(2));
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.ListTokenMismatch.selector, address(usdc), address(token))
        );
        escrow.lockManyWithPermit2(orders, new bytes[](2), _fundList(orders, 1));
    }

    function _fund(Order memory order, uint256 nonce) private view returns (Permit2Funding memory funding) {
        bytes32 digest = permit2Digest(
            address(escrow),
            order.token,
            order.amount,
            nonce,
            DEADLINE,
            hashOrder(order),
            false
        );
        return _signed(nonce, digest);
    }

    function _fundList(
        Order[] memory orders,
        uint256 sum
    ) private view returns (Permit2Funding memory funding) {
        bytes32[] memory hashes = new bytes32[](orders.length);
        for (uint256 i = 0; i < hashes.length; ++i) hashes[i] = hashOrder(orders[i]);
        bytes32 witness = TypedData.hashWords(hashes);
        bytes32 digest = permit2Digest(address(escrow), orders[0].token, sum, 1, DEADLINE, witness, true);
        return _signed(1, digest);
    }

    function _signed(uint256 nonce, bytes32 digest) private view returns (Permit2Funding memory) {
        return
            Permit2Funding({
                payer: buyer,
                nonce: nonce,
                deadline: DEADLINE,
                signature: signBytes(buyerKey, digest)
            });
    }
}
