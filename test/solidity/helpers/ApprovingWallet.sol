// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title ApprovingWallet
/// @notice Signs by approving a digest on chain, and then with an empty signature only, as a Safe's `signMessage` does.
contract ApprovingWallet is IERC1271 {
    mapping(bytes32 digest => bool) private _approved;

    function approve(bytes32 digest) external {
        _approved[digest] = true;
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bool valid = signature.length == 0 && _approved[hash];
        return valid ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
