// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Test} from "./Test.sol";
import {Vm} from "./Vm.sol";

/// @dev External, so that a failing assertion is a call that reverts.
contract Asserter is Test {
    function equalUints(uint256 left, uint256 right) external pure {
        assertEq(left, right);
    }

    function equalStrings(string memory left, string memory right) external pure {
        assertEq(left, right);
    }

    function isTrue(bool condition) external pure {
        assertTrue(condition);
    }
}

contract TestHelpersTest is Test {
    event Noted(uint256 indexed number, string text);

    Asserter private _asserter;

    function setUp() public {
        _asserter = new Asserter();
    }

    function test_assertEq_revertsOnUnequalValues() public {
        vm.expectRevert();
        _asserter.equalUints(1, 2);
        vm.expectRevert();
        _asserter.equalStrings("a", "b");
        vm.expectRevert();
        _asserter.isTrue(false);
    }

    function test_assertEq_acceptsEqualValues() public view {
        _asserter.equalUints(2, 2);
        _asserter.equalStrings("a", "a");
        _asserter.isTrue(true);
    }

    function test_bound_mapsTheEdgesOfTheTypeToTheEnds() public pure {
        assertEq(bound(0, 10, 20), 10);
        assertEq(bound(type(uint256).max, 10, 20), 20);
        assertEq(bound(15, 10, 20), 15);
        assertEq(bound(type(uint256).max, 0, type(uint256).max), type(uint256).max);
    }

    function testFuzz_bound_staysInside(uint256 value, uint256 low, uint256 high) public pure {
        vm.assume(low <= high);
        uint256 bounded = bound(value, low, high);
        assertTrue(bounded >= low && bounded <= high, "outside");
    }

    function test_makeAddr_signsForItsAccount() public {
        (address account, uint256 privateKey) = makeAddrAndKey("alice");
        bytes32 digest = keccak256("digest");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        assertEq(ecrecover(digest, v, r, s), account);
        assertEq(makeAddr("alice"), account);
        assertEq(signBytes(privateKey, digest), abi.encodePacked(r, s, v));
    }

    function test_snapshotState_bringsStorageAndTimeBack() public {
        vm.warp(1_000);
        uint256 snapshotId = vm.snapshotState();
        vm.store(address(_asserter), bytes32(0), bytes32(uint256(7)));
        vm.warp(2_000);
        assertEq(vm.load(address(_asserter), bytes32(0)), bytes32(uint256(7)));
        assertTrue(vm.revertToState(snapshotId));
        assertEq(vm.load(address(_asserter), bytes32(0)), bytes32(0));
        assertEq(vm.getBlockTimestamp(), 1_000);
    }

    function test_recordLogs_givesTopicsDataAndEmitter() public {
        vm.recordLogs();
        emit Noted({number: 5, text: "five"});
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        assertEq(logs[0].topics[0], Noted.selector);
        assertEq(logs[0].topics[1], bytes32(uint256(5)));
        assertEq(logs[0].data, abi.encode("five"));
        assertEq(logs[0].emitter, address(this));
    }

    function test_chainId_changesTheLiveChain() public {
        vm.chainId(10);
        assertEq(block.chainid, 10);
    }
}
