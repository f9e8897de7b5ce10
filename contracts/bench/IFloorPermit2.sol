// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISignatureTransfer} from "../interfaces/external/ISignatureTransfer.sol";

/// @title Permit2 without a witness, as the floor contract calls it
interface IFloorPermit2 {
    function permitTransferFrom(
        ISignatureTransfer.PermitTransferFrom calldata permit,
        ISignatureTransfer.SignatureTransferDetails calldata transferDetails,
        address owner,
        bytes calldata signature
    ) external;
}
