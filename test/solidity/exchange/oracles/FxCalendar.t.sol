// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxCalendar} from "../../../../contracts/exchange/libraries/FxCalendar.sol";
import {Test} from "../../helpers/Test.sol";

contract FxCalendarTest is Test {
    uint256 private constant _SATURDAY = 0;
    uint256 private constant _SUNDAY = 1;
    uint256 private constant _FRIDAY = 6;

    /// @dev Fridays of the almanac, each at 21:00:00 UTC: in New York's summer and winter, in leap years and around them.
    function test_knownFridays() external pure {
        uint256[7] memory fridays = [
            uint256(951_512_400), // 2000-02-25, before a leap day
            1_609_534_800, // 2021-01-01
            1_711_746_000, // 2024-03-29, Good Friday, summer time
            1_783_112_400, // 2026-07-03, the day before Independence Day
            1_804_885_200, // 2027-03-12, clocks change on the Sunday
            1_830_286_800, // 2027-12-31, over the turn of the year
            4_107_358_800 // 2100-02-26, no leap year
        ];
        for (uint256 i = 0; i < fridays.length; ++i) _assertWeekend(fridays[i]);
    }

    /// @dev The weekday comes from the date, by Zeller's congruence, and not from the days since 1970.
    function test_everyDayOfEightYears() external pure {
        // 2024-01-01 00:00:00 UTC.
        uint256 midnight = 1_704_067_200;
        for (uint256 year = 2024; year < 2032; ++year) {
            for (uint256 month = 1; month <= 12; ++month) {
                uint256 length = _daysIn(year, month);
                for (uint256 day = 1; day <= length; ++day) {
                    _assertDay(midnight, _weekday(year, month, day));
                    midnight += 1 days;
                }
            }
        }
        // 2032-01-01 00:00:00 UTC: no day was left out.
        assertEq(midnight, 1_956_528_000);
    }

    function test_theFirstDaysOfUnixTime() external pure {
        assertTrue(FxCalendar.isOpen(0));
        _assertWeekend(1 days + 21 hours);
    }

    function testFuzz_closedSinceIsSetWhileClosed(uint256 timestamp) external pure {
        uint256 since = FxCalendar.closedSince(timestamp);
        assertEq(FxCalendar.isOpen(timestamp), since == 0, "both or neither");
        if (since == 0) return;
        assertLe(since, timestamp, "in the future");
        assertLt(timestamp - since, 50 hours, "longer than a weekend");
        assertTrue(FxCalendar.isOpen(since - 1), "not its first second");
    }

    function _assertWeekend(uint256 closes) private pure {
        uint256 opens = closes + 50 hours;
        _assertOpen(closes - 1);
        _assertClosed(closes, closes);
        _assertClosed(closes + 1, closes);
        _assertClosed(closes + 25 hours, closes);
        _assertClosed(opens - 1, closes);
        _assertOpen(opens);
        _assertOpen(opens + 1);
    }

    function _assertDay(uint256 midnight, uint256 weekday) private pure {
        uint256 last = midnight + 1 days - 1;
        if (weekday == _SATURDAY) {
            _assertClosed(midnight, midnight - 3 hours);
            _assertClosed(midnight + 12 hours, midnight - 3 hours);
            _assertClosed(last, midnight - 3 hours);
        } else if (weekday == _SUNDAY) {
            _assertClosed(midnight, midnight - 27 hours);
            _assertClosed(midnight + 23 hours - 1, midnight - 27 hours);
            _assertOpen(midnight + 23 hours);
            _assertOpen(last);
        } else {
            _assertOpen(midnight);
            _assertOpen(midnight + 21 hours - 1);
            if (weekday == _FRIDAY) {
                _assertClosed(midnight + 21 hours, midnight + 21 hours);
                _assertClosed(last, midnight + 21 hours);
            } else {
                _assertOpen(midnight + 21 hours);
                _assertOpen(last);
            }
        }
    }

    function _assertOpen(uint256 timestamp) private pure {
        assertTrue(FxCalendar.isOpen(timestamp), "closed");
        assertEq(FxCalendar.closedSince(timestamp), 0, "closed since");
    }

    function _assertClosed(uint256 timestamp, uint256 since) private pure {
        assertFalse(FxCalendar.isOpen(timestamp), "open");
        assertEq(FxCalendar.closedSince(timestamp), since, "closed since");
    }

    /// @dev Zeller's congruence: 0 is Saturday. January and February count to the year before.
    function _weekday(uint256 year, uint256 month, uint256 day) private pure returns (uint256) {
        if (month < 3) (year, month) = (year - 1, month + 12);
        return (day + (13 * (month + 1)) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    }

    function _daysIn(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 2) return year % 4 == 0 ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
