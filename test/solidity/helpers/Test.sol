// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Vm} from "./Vm.sol";

/// @title Test
/// @notice Base of the Solidity tests: cheatcodes, assertions with an optional message, bounded fuzz values, named accounts.
abstract contract Test {
    /// @dev The low 20 bytes of keccak256("hevm cheat code").
    Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    /// @notice Tells the test runner that this contract holds tests.
    // solhint-disable-next-line const-name-snakecase
    bool public constant IS_TEST = true;

    /// @dev A named account without a key.
    function makeAddr(string memory name) internal returns (address account) {
        (account, ) = makeAddrAndKey(name);
    }

    /// @dev A named account and the key that signs for it.
    function makeAddrAndKey(string memory name) internal returns (address account, uint256 privateKey) {
        privateKey = uint256(keccak256(bytes(name)));
        account = vm.addr(privateKey);
        vm.label(account, name);
    }

    /// @dev A contract of the project as it is deployed: its own build's bytecode, the production one where there is one,
    /// which this test's build does not compile. A constructor that reverts does so here, too.
    function deployCode(string memory artifact, bytes memory args) internal returns (address made) {
        bytes memory code = bytes.concat(vm.getCode(artifact), args);
        assembly ("memory-safe") {
            made := create(0, add(code, 0x20), mload(code))
            if iszero(made) {
                let free := mload(0x40)
                returndatacopy(free, 0, returndatasize())
                revert(free, returndatasize())
            }
        }
    }

    /// @dev A 65-byte signature, as wallets send it.
    function signBytes(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev Folds a fuzzed value into [low, high]. Values inside stay as they are, and the three lowest and
    /// highest of the type map to the ends, so that the edges are met often.
    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        require(low <= high, "bound: low above high");
        if (value >= low && value <= high) return value;
        uint256 span = high - low;
        if (value <= 3 && span >= value) return low + value;
        if (value >= type(uint256).max - 3 && span >= type(uint256).max - value) {
            return high - (type(uint256).max - value);
        }
        // Here span < type(uint256).max, for a full span contains every value.
        return low + (value % (span + 1));
    }

    // The forms with a message ask the cheatcode only to report a failure: campaigns make millions of assertions, and each
    // cheatcode call costs more than the rest of it.

    function assertTrue(bool condition) internal pure {
        vm.assertTrue(condition, "expected true");
    }

    function assertTrue(bool condition, string memory message) internal pure {
        if (!condition) vm.assertTrue(condition, message);
    }

    function assertFalse(bool condition) internal pure {
        vm.assertFalse(condition, "expected false");
    }

    function assertFalse(bool condition, string memory message) internal pure {
        if (condition) vm.assertFalse(condition, message);
    }

    function assertEq(uint256 left, uint256 right) internal pure {
        vm.assertEq(left, right, "uint256");
    }

    function assertEq(uint256 left, uint256 right, string memory message) internal pure {
        if (left != right) vm.assertEq(left, right, message);
    }

    function assertEq(address left, address right) internal pure {
        vm.assertEq(left, right, "address");
    }

    function assertEq(address left, address right, string memory message) internal pure {
        if (left != right) vm.assertEq(left, right, message);
    }

    function assertEq(bytes32 left, bytes32 right) internal pure {
        vm.assertEq(left, right, "bytes32");
    }

    function assertEq(bytes32 left, bytes32 right, string memory message) internal pure {
        if (left != right) vm.assertEq(left, right, message);
    }

    function assertEq(bool left, bool right) internal pure {
        vm.assertEq(left, right, "bool");
    }

    function assertEq(bool left, bool right, string memory message) internal pure {
        if (left != right) vm.assertEq(left, right, message);
    }

    function assertEq(bytes memory left, bytes memory right) internal pure {
        vm.assertEq(left, right, "bytes");
    }

    function assertEq(bytes memory left, bytes memory right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(string memory left, string memory right) internal pure {
        vm.assertEq(left, right, "string");
    }

    function assertEq(string memory left, string memory right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertNotEq(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertNotEq(left, right, message);
    }

    function assertNotEq(address left, address right, string memory message) internal pure {
        vm.assertNotEq(left, right, message);
    }

    function assertNotEq(bytes32 left, bytes32 right, string memory message) internal pure {
        vm.assertNotEq(left, right, message);
    }

    function assertLe(uint256 left, uint256 right, string memory message) internal pure {
        if (left > right) vm.assertLe(left, right, message);
    }

    function assertLt(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertLt(left, right, message);
    }

    function assertGe(uint256 left, uint256 right, string memory message) internal pure {
        if (left < right) vm.assertGe(left, right, message);
    }

    function assertGt(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertGt(left, right, message);
    }
}
