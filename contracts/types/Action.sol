// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice The rows of the action table.
enum Action {
    None,
    Lock,
    ConfirmDelivery,
    Reclaim,
    Claim,
    Release,
    Refund,
    Dispute,
    Settle,
    Rule,
    EnforceDefault,
    SubmitEvidence,
    Reassign
}
