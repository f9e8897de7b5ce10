// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeWallet
/// @notice A contract wallet from which the probe tries every entry. It accepts its owner's signatures, and for a digest
/// that was approved an empty one, as a Safe does.
contract ProbeWallet is IERC1271 {
    address public immutable OWNER;
    ReentryProbe private immutable _PROBE;
    mapping(bytes32 digest => bool) private _approved;

    constructor(address owner, ReentryProbe probe) {
        (OWNER, _PROBE) = (owner, probe);
    }

    function approve(bytes32 digest) external {
        _approved[digest] = true;
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (!_PROBE.attackStatically()) return bytes4(0);
        if (signature.length == 0) return _answer(_approved[hash]);
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature);
        return _answer(signer == OWNER);
    }

    function _answer(bool valid) private pure returns (bytes4) {
        return valid ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
