// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {ISettlements} from "../../../contracts/interfaces/ISettlements.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {AuthorizedLock} from "../../../contracts/types/AuthorizedLock.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../contracts/types/Permit2Funding.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice Words of an order with bits above a member's width: they hash to another order than they show.
contract StrayBitsTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;
    /// @dev Members by their word, and how wide each is.
    uint256 private constant MEMBERS = 6;
    uint8[MEMBERS] private _words = [1, 2, 3, 4, 5, 6];
    uint16[MEMBERS] private _widths = [160, 160, 160, 96, 40, 40];

    function testFuzz_RevertWhen_LockedOneByOne(uint256 bit) external {
        Order memory order = makeOrder(1);
        Permit2Funding memory funding;
        funding.payer = buyer;
        bytes[5] memory calls = [
            abi.encodeCall(IFunding.lock, (order, "")),
            abi.encodeCall(IFunding.lockWithPermit, (order, "", 0, 27, 0, 0)),
            abi.encodeCall(IFunding.lockWithAuthorization, (order, buyer, "", new bytes(65))),
            abi.encodeCall(IFunding.lockWithPermit2, (order, "", funding)),
            abi.encodeCall(IFunding.lockByCallback, (order, "", ""))
        ];
        for (uint256 i = 0; i < calls.length; ++i) _expectMalformed(calls[i], order, bit);
    }

    /// @dev First in its list, and behind an order that is well.
    function testFuzz_RevertWhen_LockedInAList(uint256 bit) external {
        Order memory order = makeOrder(1);
        Order memory other = makeOrder(2);
        Order[] memory one = listOf(order);
        Order[] memory last = listOf(other, order);
        Permit2Funding memory funding;
        funding.payer = buyer;
        AuthorizedLock[] memory items = new AuthorizedLock[](2);
        items[0] = AuthorizedLock(order, buyer, "", new bytes(65));
        items[1] = AuthorizedLock(other, buyer, "", new bytes(65));
        bytes[7] memory calls = [
            abi.encodeCall(IFunding.lockMany, (one, new bytes[](1))),
            abi.encodeCall(IFunding.lockMany, (last, new bytes[](2))),
            abi.encodeCall(IFunding.lockManyByCallback, (one, new bytes[](1), new bytes[](1))),
            abi.encodeCall(IFunding.lockManyByCallback, (last, new bytes[](2), new bytes[](1))),
            abi.encodeCall(IFunding.lockManyWithPermit2, (one, new bytes[](1), funding)),
            abi.encodeCall(IFunding.lockManyWithPermit2, (last, new bytes[](2), funding)),
            abi.encodeCall(IFunding.lockManyWithAuthorization, (items))
        ];
        for (uint256 i = 0; i < calls.length; ++i) _expectMalformed(calls[i], order, bit);
    }

    /// @dev Both sides signed just these words.
    function testFuzz_RevertWhen_LockedFromASettlement(uint256 bit) external {
        Order memory order = makeOrder(1);
        Order memory next = makeOrder(2);
        Order memory sound = makeOrder(3);
        bytes32 orderId = lock(order);
        (next.amount, sound.amount) = (AMOUNT - 1, 1);
        for (uint256 member = 0; member < MEMBERS; ++member) {
            Settlement memory settlement;
            settlement.next = listOf(sound, next);
            settlement.signBy = SIGN_BY;
            bytes memory words = _stray(abi.encode(next), 0, member, bit);
            bytes memory data = _settleData(order, orderId, settlement, _hash(words));
            (data, ) = _strayIn(data, next, member, bit);
            _expectRefused(data, _idOf(words));
        }
        assertState(order, Status.Locked, AMOUNT, 0);
    }

    /// @dev Every other action finds no order where the words hash to.
    function testFuzz_RevertWhen_PaidOut(uint256 bit) external {
        Order memory order = makeOrder(1);
        lock(order);
        bytes memory call_ = abi.encodeCall(IPayouts.release, (order, AMOUNT, 0, ""));
        for (uint256 member = 0; member < MEMBERS; ++member) {
            (bytes memory data, bytes32 strayId) = _strayIn(call_, order, member, bit);
            vm.prank(buyer);
            (bool success, bytes memory answer) = address(escrow).call(data);
            assertFalse(success, "released");
            assertEq(
                answer,
                abi.encodeWithSelector(
                    IOrderErrors.OrderStatusNotAllowed.selector,
                    strayId,
                    Status.None,
                    IN_OPEN
                )
            );
        }
        assertState(order, Status.Locked, AMOUNT, 0);
    }

    function _settleData(
        Order memory order,
        bytes32 orderId,
        Settlement memory settlement,
        bytes32 strayHash
    ) private view returns (bytes memory) {
        bytes32[] memory hashes = new bytes32[](2);
        (hashes[0], hashes[1]) = (hashOrder(settlement.next[0]), strayHash);
        bytes32 digest = actionDigest(
            keccak256(
                abi.encode(
                    TypedData.SETTLEMENT_TYPEHASH,
                    orderId,
                    settlement.toBuyer,
                    settlement.toSeller,
                    TypedData.hashWords(hashes),
                    settlement.signBy
                )
            )
        );
        return
            abi.encodeCall(
                ISettlements.settle,
                (order, settlement, new bytes[](2), signBytes(buyerKey, digest), signBytes(sellerKey, digest))
            );
    }

    function _expectMalformed(bytes memory call_, Order memory order, uint256 bit) private {
        for (uint256 member = 0; member < MEMBERS; ++member) {
            (bytes memory data, bytes32 strayId) = _strayIn(call_, order, member, bit);
            _expectRefused(data, strayId);
        }
    }

    function _expectRefused(bytes memory data, bytes32 strayId) private {
        vm.prank(buyer);
        (bool success, bytes memory answer) = address(escrow).call(data);
        assertFalse(success, "locked");
        assertEq(answer, abi.encodeWithSelector(IFunding.OrderMalformed.selector, strayId));
    }

    /// @dev The call with one bit more, and the id that the order's words have then.
    function _strayIn(
        bytes memory call_,
        Order memory order,
        uint256 member,
        uint256 bit
    ) private view returns (bytes memory data, bytes32 strayId) {
        bytes memory words = abi.encode(order);
        uint256 start = _find(call_, words);
        data = _stray(call_, start, member, bit);
        strayId = _idOf(_stray(words, 0, member, bit));
    }

    /// @dev A copy with one bit set above the member's width.
    function _stray(
        bytes memory from,
        uint256 start,
        uint256 member,
        uint256 bit
    ) private view returns (bytes memory copy) {
        copy = bytes.concat(from);
        uint256 position = start + 32 * _words[member];
        uint256 mask = 1 << bound(bit, _widths[member], 255);
        assembly ("memory-safe") {
            let word := add(add(copy, 0x20), position)
            mstore(word, or(mload(word), mask))
        }
    }

    /// @dev Where an order's words stand in a call.
    function _find(bytes memory call_, bytes memory words) private pure returns (uint256 start) {
        bytes32 wanted = keccak256(words);
        for (start = 4; start + words.length <= call_.length; start += 32) {
            bytes32 hash;
            assembly ("memory-safe") {
                hash := keccak256(add(add(call_, 0x20), start), 0x100)
            }
            if (hash == wanted) return start;
        }
        revert("the order is not in the call");
    }

    function _hash(bytes memory words) private pure returns (bytes32) {
        return keccak256(bytes.concat(TypedData.ORDER_TYPEHASH, words));
    }

    function _idOf(bytes memory words) private view returns (bytes32) {
        return actionDigest(_hash(words));
    }
}
