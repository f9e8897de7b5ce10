// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ILockFunder} from "../interfaces/ILockFunder.sol";
import {SignedPulls} from "../libraries/SignedPulls.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Order} from "../types/Order.sol";
import {Permit2Funding} from "../types/Permit2Funding.sol";
import {FxTrading} from "./FxTrading.sol";
import {IFxRouter} from "./interfaces/IFxRouter.sol";
import {FxTypedData} from "./libraries/FxTypedData.sol";
import {FxConversion} from "./types/FxConversion.sol";
import {FxFunding} from "./types/FxFunding.sol";

/// @title Locking with another currency
/// @dev The escrow asks for the money of what it is about to lock, and the venue delivers it there: bought tokens never
/// pass through here, and the escrow needs no allowance.
abstract contract FxLocking is FxTrading {
    string private constant _WITNESS_TYPES =
        "FxLock witness)FxConversion(address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData)FxLock(Order order,FxConversion conversion)Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)TokenPermissions(address token,uint256 amount)";

    /// @inheritdoc IFxRouter
    function lockExact(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion
    ) external nonReentrant returns (uint256 paid) {
        return _lockExact(order, gateData, conversion, msg.sender, msg.sender, msg.sender);
    }

    /// @inheritdoc IFxRouter
    function lockExactWithPermit(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (uint256 paid) {
        SignedPulls.tryPermit(conversion.tokenIn, conversion.maximumIn, deadline, v, r, s);
        return _lockExact(order, gateData, conversion, msg.sender, msg.sender, msg.sender);
    }

    /// @inheritdoc IFxRouter
    function lockExactWithAuthorization(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        address payer,
        bytes calldata signature
    ) external nonReentrant returns (uint256 paid) {
        _pullAuthorized(order, conversion, payer, signature);
        // That the payer agreed is only the token's word, so the sender is the one who is named.
        paid = _lockExact(order, gateData, conversion, msg.sender, payer, address(this));
        _sweep(conversion.tokenIn, payer);
    }

    /// @inheritdoc IFxRouter
    function lockExactWithPermit2(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        Permit2Funding calldata funding
    ) external nonReentrant returns (uint256 paid) {
        bytes32 witness = FxTypedData.hashLock(TypedData.hashOrder(order), conversion);
        uint256 maximumIn = conversion.maximumIn;
        SignedPulls.pullPermit2(conversion.tokenIn, maximumIn, maximumIn, funding, witness, _WITNESS_TYPES);
        // Permit2 has checked the payer's signature itself, whatever the token.
        address payer = funding.payer;
        paid = _lockExact(order, gateData, conversion, payer, payer, address(this));
        _sweep(conversion.tokenIn, payer);
    }

    /// @inheritdoc IFxRouter
    function lockExactBatch(
        Order[] calldata orders,
        bytes[] calldata gateData,
        FxConversion[] calldata conversions
    ) external nonReentrant {
        bytes[] memory data = new bytes[](conversions.length);
        for (uint256 i = 0; i < conversions.length; ++i) {
            data[i] = abi.encode(msg.sender, msg.sender, msg.sender, conversions[i]);
        }
        _ESCROW.lockManyByCallback(orders, gateData, data);
    }

    /// @inheritdoc ILockFunder
    function onLock(
        bytes32[] calldata orderIds,
        address token,
        uint256 amount,
        bytes calldata data
    ) external {
        // The escrow asks only whoever called it, so these are the data that were encoded here.
        if (msg.sender != address(_ESCROW)) revert CallerNotEscrow(msg.sender, address(_ESCROW));
        FxFunding calldata funding;
        assembly ("memory-safe") {
            funding := data.offset
        }
        _fund(orderIds, token, amount, funding);
    }

    /// @dev Buys what the escrow asks for.
    function _fund(
        bytes32[] calldata orderIds,
        address token,
        uint256 amount,
        FxFunding calldata funding
    ) private {
        uint256 paid = _buy(
            funding.taker,
            funding.source,
            orderIds.length == 1 ? orderIds[0] : bytes32(0),
            token,
            amount,
            funding.conversion
        );

        emit FxLocked({
            payer: funding.payer,
            venue: funding.conversion.venue,
            tokenIn: funding.conversion.tokenIn,
            paid: paid,
            token: token,
            received: amount,
            orderIds: orderIds
        });
    }

    /// @dev Some tokens accept any call and do nothing (WETH's fallback). What lay here would pay then, in the name of
    /// somebody who signed nothing, so what arrived is counted.
    function _pullAuthorized(
        Order calldata order,
        FxConversion calldata conversion,
        address payer,
        bytes calldata signature
    ) private {
        address tokenIn = conversion.tokenIn;
        uint256 balanceBefore = _balance(tokenIn, address(this));
        SignedPulls.pullAuthorized(
            tokenIn,
            payer,
            conversion.maximumIn,
            uint256(order.lockBy) + 1,
            FxTypedData.hashLock(TypedData.hashOrder(order), conversion),
            signature
        );
        _requireReceived(tokenIn, address(this), balanceBefore, conversion.maximumIn);
    }

    /// @param payer Whom the event names.
    /// @param taker For whom the venue trades.
    /// @param source Whose tokens pay the venue: the payer's, or this contract's after a pull.
    function _lockExact(
        Order calldata order,
        bytes calldata gateData,
        FxConversion calldata conversion,
        address payer,
        address taker,
        address source
    ) private returns (uint256 paid) {
        _ESCROW.lockByCallback(order, gateData, abi.encode(payer, taker, source, conversion));
        return _lastPaid();
    }
}
