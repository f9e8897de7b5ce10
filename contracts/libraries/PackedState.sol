// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {OrderState} from "../types/OrderState.sol";
import {Status} from "../types/Status.sol";

/// @notice An order's state as its one slot holds it.
/// @dev Bits 0–7 status, 8 delivered, 9 hasFee, 10 sidesMoved, 16–55 until, 56–151 held, 152–247 released. By hand,
/// because the compiler would read and write the slot once a field.
type PackedState is uint256;

using PackedStates for PackedState global;

/// @title Reading a packed state, and the few ways in which it changes
/// @dev Every cast in a reader cuts out the field's own bits.
library PackedStates {
    uint256 private constant _DELIVERED = 1 << 8;
    uint256 private constant _HAS_FEE = 1 << 9;
    uint256 private constant _SIDES_MOVED = 1 << 10;
    uint256 private constant _UNTIL_AT = 16;
    uint256 private constant _HELD_AT = 56;
    uint256 private constant _RELEASED_AT = 152;
    uint256 private constant _STATUS_MASK = type(uint8).max;
    uint256 private constant _UNTIL_MASK = uint256(type(uint40).max) << _UNTIL_AT;

    function status(PackedState self) internal pure returns (Status) {
        return Status(uint8(PackedState.unwrap(self)));
    }

    /// @notice One bit, at the status's number: what the action table is made of.
    function statusBit(PackedState self) internal pure returns (uint256) {
        return 1 << uint8(PackedState.unwrap(self));
    }

    /// @notice Whether the order is in a status; cheaper than reading the status, which checks its range.
    function isIn(PackedState self, Status status_) internal pure returns (bool) {
        return uint8(PackedState.unwrap(self)) == uint8(status_);
    }

    function delivered(PackedState self) internal pure returns (bool) {
        return PackedState.unwrap(self) & _DELIVERED != 0;
    }

    function hasFee(PackedState self) internal pure returns (bool) {
        return PackedState.unwrap(self) & _HAS_FEE != 0;
    }

    function sidesMoved(PackedState self) internal pure returns (bool) {
        return PackedState.unwrap(self) & _SIDES_MOVED != 0;
    }

    function until(PackedState self) internal pure returns (uint256) {
        return uint40(PackedState.unwrap(self) >> _UNTIL_AT);
    }

    function held(PackedState self) internal pure returns (uint256) {
        return uint96(PackedState.unwrap(self) >> _HELD_AT);
    }

    function released(PackedState self) internal pure returns (uint256) {
        return uint96(PackedState.unwrap(self) >> _RELEASED_AT);
    }

    /// @notice All fields, for those who look from outside.
    function unpack(PackedState self) internal pure returns (OrderState memory) {
        return
            OrderState({
                status: self.status(),
                delivered: self.delivered(),
                hasFee: self.hasFee(),
                sidesMoved: self.sidesMoved(),
                until: uint40(self.until()),
                held: uint96(self.held()),
                released: uint96(self.released())
            });
    }

    /// @notice The state of a freshly locked order.
    function locked(uint96 amount, uint40 deliverBy, bool withFee) internal pure returns (PackedState) {
        uint256 word =
            uint256(Status.Locked) | (uint256(deliverBy) << _UNTIL_AT) | (uint256(amount) << _HELD_AT);
        return PackedState.wrap(withFee ? word | _HAS_FEE : word);
    }

    /// @param until_ End of inspection; far below 40 bits, being the present plus at most sixty days.
    function toDelivered(PackedState self, uint256 until_) internal pure returns (PackedState) {
        return PackedState.wrap(_toStep(self, Status.Delivered, until_) | _DELIVERED);
    }

    /// @param until_ End of ruling; far below 40 bits, being a date within 365 days plus at most sixty.
    function toDisputed(PackedState self, uint256 until_) internal pure returns (PackedState) {
        return PackedState.wrap(_toStep(self, Status.Disputed, until_));
    }

    function withSidesMoved(PackedState self) internal pure returns (PackedState) {
        return PackedState.wrap(PackedState.unwrap(self) | _SIDES_MOVED);
    }

    /// @notice The state after money left: Settled when nothing is held any more.
    /// @param gross What the seller's side received of it, fee included.
    /// @param total All that left; at most what is held.
    function paid(PackedState self, uint256 gross, uint256 total) internal pure returns (PackedState) {
        uint256 word = PackedState.unwrap(self);
        // Held covers the total, and held + released never exceed the 96 bits locked: neither field can spill over.
        unchecked {
            word = word - (total << _HELD_AT) + (gross << _RELEASED_AT);
        }
        if (PackedState.wrap(word).held() == 0) word = (word & ~_STATUS_MASK) | uint256(Status.Settled);
        return PackedState.wrap(word);
    }

    function _toStep(PackedState self, Status status_, uint256 until_) private pure returns (uint256) {
        uint256 rest = PackedState.unwrap(self) & ~(_STATUS_MASK | _UNTIL_MASK);
        return rest | uint256(status_) | (until_ << _UNTIL_AT);
    }
}
