// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ILockFunder} from "../../interfaces/ILockFunder.sol";
import {IPayoutReceiver} from "../../interfaces/IPayoutReceiver.sol";
import {Order} from "../../types/Order.sol";
import {Permit2Funding} from "../../types/Permit2Funding.sol";
import {FxConversion} from "../types/FxConversion.sol";
import {FxPayout} from "../types/FxPayout.sol";
import {IFxPayer} from "./IFxPayer.sol";

/// @title The FX router: the buyer pays in one currency, the order holds another
/// @notice Converts on the way into the escrow and, as a payout receiver, on the way out of it. It holds nothing after
/// any transaction, grants no standing allowance, and moves only its caller's or signer's tokens. Whatever fails undoes
/// the whole call: there is no second way by which money could get lost.
/// @dev Common requirements of every conversion:
/// - the venue has code and is neither a token of the trade nor the escrow, Permit2 or the router;
/// - the two tokens differ;
/// - the payer gives at most the maximum, the payee gets at least the minimum, out of what the venue brought here;
/// - with an oracle, the price is at most the deviation worse than its price; while its market is closed the wider
///   deviation counts, and the venue must be firm.
interface IFxRouter is IFxPayer, ILockFunder, IPayoutReceiver {
    /// @notice Orders were locked with converted money. The escrow's events name the router as the payer; this one names
    /// whom the router knows.
    /// @param payer Who called, or by Permit2 who signed: it wanted this lock by this conversion. By an authorization of
    /// the token, the sender: that somebody else authorized it would be the token's word, and any token may be named.
    /// @param venue Where.
    /// @param tokenIn What the payer gave.
    /// @param paid How much, in `tokenIn`'s smallest unit. An order's share of it, where one is needed, is that of the
    /// running total: ⌊paid × amounts so far / received⌋, less the shares before it.
    /// @param token What was bought: the orders' token.
    /// @param received How much, in `token`'s smallest unit: what the orders hold together.
    /// @param orderIds The orders.
    event FxLocked(
        address indexed payer,
        address indexed venue,
        address indexed tokenIn,
        uint256 paid,
        address token,
        uint256 received,
        bytes32[] orderIds
    );

    /// @notice A payout, or tokens of the caller, were converted.
    /// @param orderId The order of the payout, or zero for tokens of the caller.
    /// @param owner Whose money this was.
    /// @param venue Where.
    /// @param tokenIn What was converted.
    /// @param paid How much, in `tokenIn`'s smallest unit.
    /// @param tokenOut Into what.
    /// @param received How much, in `tokenOut`'s smallest unit.
    /// @param recipient Who got it.
    event FxSold(
        bytes32 indexed orderId,
        address indexed owner,
        address venue,
        address tokenIn,
        uint256 paid,
        address tokenOut,
        uint256 received,
        address recipient
    );

    /// @notice The address cannot be a venue here: no code, a token of the trade, the escrow, Permit2 or the router.
    error VenueNotAllowed(address venue);

    /// @notice Only the venue of the trade under way may ask to be paid.
    error CallerNotVenue(address caller, address venue);

    /// @notice The venue asked for more than the payer's maximum, or in a sale for another amount than was sold.
    error PaymentOutOfBounds(uint256 asked, uint256 bound);

    /// @notice The venue never asked to be paid.
    error VenueNotPaid(address venue);

    /// @notice The recipient got less than it was due.
    error ReceivedTooLittle(address token, uint256 received, uint256 minimum);

    /// @notice The price is worse than the oracle's by more than the deviation.
    /// @param given What is paid, or received.
    /// @param bound What is paid at most, or received at least.
    error PriceOutsideBand(uint256 given, uint256 bound);

    /// @notice The FX market is closed, so only a firm price may be held against the oracle.
    error FxMarketClosed(address oracle, address venue);

    /// @notice The two tokens of a conversion are the same: lock, or be paid, directly.
    error ConversionNotNeeded(address token);

    /// @notice Only the escrow pays out here.
    error CallerNotEscrow(address caller, address escrow);

    /// @notice The address may not receive: it is zero, a token of the trade, the venue, the escrow or the router.
    error RecipientNotAllowed(address recipient);

    /// @notice The data of a payout are not one encoded `FxPayout`.
    error PayoutDataInvalid();

    /// @notice The minimum of a payout is for nothing of what is paid out, so it is no rate.
    error PayoutRateInvalid(uint256 amountIn, uint256 minimumOut);

    /// @notice Locks an order with the caller's tokens of another currency, by allowance.
    /// @dev Emits {FxLocked}.
    /// @param order The order.
    /// @param gateData Passed to the gate of its terms, which sees the router as the payer.
    /// @param conversion Venue, currency, maximum and price bounds.
    /// @return paid What the caller gave, in `conversion.tokenIn`'s smallest unit.
    function lockExact(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion
    ) external returns (uint256 paid);

    /// @notice The same by EIP-2612 permit of the caller, over `conversion.maximumIn`.
    /// @dev Emits {FxLocked}. A permit that was already used (front-run) does no harm: only the allowance counts.
    /// @param order The order.
    /// @param gateData Passed to the gate of its terms.
    /// @param conversion Venue, currency, maximum and price bounds.
    /// @param deadline The permit's deadline (unix time).
    /// @param v Signature.
    /// @param r Signature.
    /// @param s Signature.
    /// @return paid What the caller gave.
    function lockExactWithPermit(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 paid);

    /// @notice The same with the payer's ERC-3009 authorization, relayed by anyone.
    /// @dev Emits {FxLocked}. The authorization: to the router, `conversion.maximumIn`, validAfter 0, validBefore
    /// `order.lockBy` + 1, nonce = EIP-712 struct hash of `FxLock(Order order,FxConversion conversion)`. So the one
    /// signature binds order, maximum and venue, if the token checks it: only the token does, so the event names the
    /// sender as the payer. What is left over goes back to `payer` in the same call.
    /// @param order The order.
    /// @param gateData Passed to the gate of its terms.
    /// @param conversion Venue, currency, maximum and price bounds.
    /// @param payer Whose tokens are pulled, and for whom the venue trades.
    /// @param signature 65 bytes go in as (v, r, s); anything else as bytes, for wallet contracts.
    /// @return paid What the payer gave.
    function lockExactWithAuthorization(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        address payer,
        bytes calldata signature
    ) external returns (uint256 paid);

    /// @notice The same with the payer's Permit2 signature, relayed by anyone.
    /// @dev Emits {FxLocked}. Permitted: `conversion.maximumIn` of `conversion.tokenIn`; witness: `FxLock witness`.
    /// Permit2 checks the signature before it asks the token, so the payer in the event agreed whatever the token does.
    /// What is left over goes back in the same call.
    /// @param order The order.
    /// @param gateData Passed to the gate of its terms.
    /// @param conversion Venue, currency, maximum and price bounds.
    /// @param funding Payer, nonce, deadline and signature.
    /// @return paid What the payer gave.
    function lockExactWithPermit2(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        Permit2Funding calldata funding
    ) external returns (uint256 paid);

    /// @notice Locks many orders with one conversion for each run of equal token, by the caller's allowances.
    /// @dev Emits {FxLocked} for each run. What is locked already is skipped and nothing is bought for it. A quote for
    /// a list names no order.
    /// @param orders The orders, those of one token best side by side.
    /// @param gateData One entry an order.
    /// @param conversions One a run.
    function lockExactBatch(
        Order[] calldata orders,
        bytes[] calldata gateData,
        FxConversion[] calldata conversions
    ) external;

    /// @notice Converts tokens of the caller, by allowance: what a list of claims paid, say.
    /// @dev Emits {FxSold}.
    /// @param tokenIn What to convert.
    /// @param amountIn Exactly how much, in its smallest unit.
    /// @param payout Venue, currency, least rate, recipient and price bounds.
    /// @return received What the recipient got, in `payout.tokenOut`'s smallest unit.
    function convert(
        address tokenIn,
        uint256 amountIn,
        FxPayout calldata payout
    ) external returns (uint256 received);

    /// @notice Converts a payout: name the router as the receiver of a claim or reclaim, with `abi.encode(FxPayout)` as
    /// its data.
    /// @dev Emits {FxSold}. Called by the escrow only.
    /// @inheritdoc IPayoutReceiver
    function onPayout(
        bytes32 orderId,
        address owner,
        address token,
        uint256 amount,
        bytes calldata data
    ) external returns (bytes4 magic);

    /// @notice The escrow that this router serves.
    function escrow() external view returns (address);
}
