// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {OrderState} from "../types/OrderState.sol";
import {Status} from "../types/Status.sol";

/// @title Packing of an order's state into its one slot
/// @dev Bits 0–7 status, 8 delivered, 9 hasFee, 10 sidesMoved, 16–55 until, 56–151 held, 152–247 released. By hand,
/// because the compiler would read and write the slot once a field.
library OrderStates {
    uint256 private constant _DELIVERED = 1 << 8;
    uint256 private constant _HAS_FEE = 1 << 9;
    uint256 private constant _SIDES_MOVED = 1 << 10;
    uint256 private constant _UNTIL_AT = 16;
    uint256 private constant _HELD_AT = 56;
    uint256 private constant _RELEASED_AT = 152;

    /// @notice The slot's word for a state.
    function pack(OrderState memory state) internal pure returns (uint256 word) {
        word =
            uint256(state.status) |
            (uint256(state.until) << _UNTIL_AT) |
            (uint256(state.held) << _HELD_AT) |
            (uint256(state.released) << _RELEASED_AT);
        if (state.delivered) word |= _DELIVERED;
        if (state.hasFee) word |= _HAS_FEE;
        if (state.sidesMoved) word |= _SIDES_MOVED;
    }

    /// @notice The state in a slot's word.
    function unpack(uint256 word) internal pure returns (OrderState memory state) {
        // Every cast cuts out the field's own bits.
        state.status = Status(uint8(word));
        state.delivered = word & _DELIVERED != 0;
        state.hasFee = word & _HAS_FEE != 0;
        state.sidesMoved = word & _SIDES_MOVED != 0;
        state.until = uint40(word >> _UNTIL_AT);
        state.held = uint96(word >> _HELD_AT);
        state.released = uint96(word >> _RELEASED_AT);
    }
}
