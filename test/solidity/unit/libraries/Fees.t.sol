// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Fees} from "../../../../contracts/libraries/Fees.sol";
import {Test} from "../../helpers/Test.sol";

contract FeesTest is Test {
    function testFuzz_AShareIsRoundedDown(uint96 amount, uint16 bps) external pure {
        bps = uint16(bound(bps, 0, 10_000));
        uint256 share = Fees.shareRoundedDown(amount, bps);
        assertLe(share * 10_000, uint256(amount) * bps, "rounded up");
        assertGt((share + 1) * 10_000, uint256(amount) * bps, "more than a unit lost");
        assertLe(share, amount, "more than all");
    }

    function testFuzz_ManyPartsPayTheFeeOfOne(uint96[8] memory parts, uint16 bps) external pure {
        bps = uint16(bound(bps, 0, 1_000));
        uint256 released = 0;
        uint256 paid = 0;
        for (uint256 i = 0; i < parts.length; ++i) {
            // An eighth each, so that their sum fits the 96 bits of an order.
            uint256 part = parts[i] / 8;
            uint256 fee = Fees.feeOnNext(released, part, bps);
            assertLe(fee, part, "more than the part");
            paid += fee;
            released += part;
        }
        assertEq(paid, (released * bps) / 10_000);
    }

    function testFuzz_APartsFeeIsWithinAUnitOfItsShare(
        uint96 released,
        uint96 part,
        uint16 bps
    ) external pure {
        bps = uint16(bound(bps, 0, 1_000));
        part = uint96(bound(part, 0, type(uint96).max - released));
        uint256 share = (uint256(part) * bps) / 10_000;
        uint256 fee = Fees.feeOnNext(released, part, bps);
        assertGe(fee, share, "less than the share");
        assertLe(fee, share + 1, "more than a unit above");
    }
}
