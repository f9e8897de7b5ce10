// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../types/Order.sol";
import {OrderState} from "../types/OrderState.sol";
import {ICredits} from "./ICredits.sol";
import {IDelivery} from "./IDelivery.sol";
import {IDisputes} from "./IDisputes.sol";
import {IFunding} from "./IFunding.sol";
import {IHolders} from "./IHolders.sol";
import {IOrderErrors} from "./IOrderErrors.sol";
import {IPayouts} from "./IPayouts.sol";
import {ISettlements} from "./ISettlements.sol";
import {ITermsBook} from "./ITermsBook.sol";

/// @title The order escrow
/// @notice Holds a buyer's stablecoins until delivery is confirmed. No owner, no pause, no upgrade: nobody can move,
/// freeze or redirect a party's money, its authors included.
interface IOrderEscrow is
    IOrderErrors,
    ITermsBook,
    IFunding,
    IDelivery,
    IPayouts,
    IDisputes,
    ISettlements,
    IHolders,
    ICredits
{
    /// @notice An order's id: its EIP-712 digest under the domain fixed at deployment.
    function orderIdOf(Order calldata order) external view returns (bytes32 orderId);

    /// @notice What is stored about an order; all zero when it was never locked.
    function stateOf(bytes32 orderId) external view returns (OrderState memory state);

    /// @notice First second (unix time) from which one side alone can take the held money, whatever all others do until
    /// then: one second after deliverBy + inspection + ruling at the latest, and earlier once a date has passed that
    /// closed a move. It may lie in the past: the side can act now. Zero once Settled, and when the order was not locked in time.
    function latestExit(Order calldata order) external view returns (uint256 exitAt);

    /// @notice The domain of action signatures, as ERC-5267 has it.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );
}
