// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeVerifier
/// @notice A verifier of keys from which the probe tries every entry. A key is the address that a signature recovers to.
contract ProbeVerifier is IERC7913SignatureVerifier {
    ReentryProbe private immutable _PROBE;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    /// @inheritdoc IERC7913SignatureVerifier
    function verify(
        bytes calldata key,
        bytes32 hash,
        bytes calldata signature
    ) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecoverCalldata(hash, signature);
        bool valid = _PROBE.attackStatically() && key.length == 20 && signer == address(bytes20(key));
        return valid ? IERC7913SignatureVerifier.verify.selector : bytes4(0xffffffff);
    }
}
