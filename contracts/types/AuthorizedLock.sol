// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "./Order.sol";

/// @notice One order of a relayed list, funded by its payer's ERC-3009 authorization.
/// @param order The order to lock; its id is the authorization's nonce.
/// @param payer Whose tokens the authorization moves.
/// @param gateData Passed to the gate of the order's terms.
/// @param signature The payer's `ReceiveWithAuthorization` signature: 65 bytes, or whatever its wallet contract takes.
struct AuthorizedLock {
    Order order;
    address payer;
    bytes gateData;
    bytes signature;
}
