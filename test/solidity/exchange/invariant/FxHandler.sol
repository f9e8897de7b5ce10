// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IRfqVenue} from "../../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {FxChoices} from "./FxChoices.sol";

/// @title FxHandler
/// @notice One random conversion a call, in or out of the escrow, at the venue of quotes or at one that misbehaves.
abstract contract FxHandler is FxChoices {
    function lockByQuote(uint256 seed) external {
        _begin(seed);
        Quote memory quote = _pickQuote();
        uint256 amount = 1 + _pick(quote.amountOut + (_oneIn(8) ? 2 : 0));
        Order memory order = _newOrder(quote.tokenOut, amount);
        quote.taker = buyer;
        quote.orderId = _oneIn(2) ? bytes32(0) : actionDigest(hashOrder(order));
        // Rounded up, in the maker's favor.
        uint256 price = (quote.amountIn * amount + quote.amountOut - 1) / quote.amountOut;
        FxConversion memory conversion = conversionAt(address(rfq), "");
        conversion.tokenIn = quote.tokenIn;
        conversion.maximumIn = _around(price);
        bytes memory problem;
        (conversion.venueData, problem) = _spoil(quote);
        if (problem.length == 0 && amount > quote.amountOut) {
            problem = _error(IRfqVenue.QuoteTooSmall.selector, amount, quote.amountOut);
        }
        if (problem.length == 0 && price > conversion.maximumIn) {
            problem = _error(IRfqVenue.QuotePriceMismatch.selector, price, conversion.maximumIn);
        }

        if (_driveLock(order, conversion, problem)) {
            assertLe(price, conversion.maximumIn, "15 above the maximum");
            _move(quote.tokenIn, buyer, maker, price);
            _move(quote.tokenOut, maker, address(escrow), amount);
        }
        checkAll();
    }

    /// @dev Two orders, and at times one that is locked already, by one quote.
    function lockListByQuote(uint256 seed) external {
        _begin(seed);
        Quote memory quote = _pickQuote();
        (quote.taker, quote.amountOut) = (buyer, quote.amountOut + 1);
        uint256 first = 1 + _pick(quote.amountOut - 1);
        uint256 second = quote.amountOut - first;
        Order[] memory orders = new Order[](_oneIn(2) ? 2 : 3);
        orders[0] = _newOrder(quote.tokenOut, first);
        orders[orders.length - 1] = _newOrder(quote.tokenOut, second);
        // The same order twice: the second time it is locked already.
        if (orders.length == 3) orders[1] = orders[0];
        FxConversion[] memory conversions = new FxConversion[](1);
        conversions[0] = conversionAt(address(rfq), "");
        conversions[0].tokenIn = quote.tokenIn;
        conversions[0].maximumIn = quote.amountIn;
        bytes memory problem;
        (conversions[0].venueData, problem) = _spoil(quote);

        bytes memory call = abi.encodeCall(
            router.lockExactBatch,
            (orders, new bytes[](orders.length), conversions)
        );
        if (_drive(buyer, address(router), call, problem)) {
            _move(quote.tokenIn, buyer, maker, quote.amountIn);
            _move(quote.tokenOut, maker, address(escrow), first + second);
            lockedOrders.push(orders[0]);
            lockedOrders.push(orders[orders.length - 1]);
        }
        checkAll();
    }

    function lockByDeed(uint256 seed) external {
        _begin(seed);
        (address tokenIn, address tokenOut) = _pickCurrencies();
        Order memory order = _newOrder(tokenOut, _pickAmount());
        FxConversion memory conversion = conversionAt(address(scripted), "");
        (conversion.tokenIn, conversion.maximumIn) = (tokenIn, _pickAmount());
        Deed memory deed = _pickDeed(conversion.maximumIn, order.amount);
        if (_oneIn(2)) deed.asks = 1 + _pick(conversion.maximumIn);
        conversion.venueData = _scriptOf(deed, tokenOut, address(escrow));
        bytes memory problem = _problemOf(deed, conversion.maximumIn);
        if (problem.length == 0 && deed.delivers != order.amount) {
            problem = abi.encodeWithSelector(
                IFunding.AmountReceivedMismatch.selector,
                tokenOut,
                deed.delivers,
                order.amount
            );
        }

        if (_driveLock(order, conversion, problem)) {
            _move(tokenIn, buyer, deed.to, deed.asks);
            _move(tokenOut, address(scripted), address(escrow), order.amount);
        }
        checkAll();
    }

    function convertByQuote(uint256 seed) external {
        _begin(seed);
        _sellByQuote(seller, bytes32(0), 0);
    }

    function convertByDeed(uint256 seed) external {
        _begin(seed);
        _sellByDeed(seller, 0);
    }

    function reclaimByQuote(uint256 seed) external {
        _begin(seed);
        if (lockedOrders.length == 0) return;
        uint256 index = _pickReclaimable();
        _sellByQuote(buyer, actionDigest(hashOrder(lockedOrders[index])), index + 1);
    }

    function reclaimByDeed(uint256 seed) external {
        _begin(seed);
        if (lockedOrders.length == 0) return;
        uint256 index = _pickReclaimable();
        _sellByDeed(buyer, index + 1);
    }

    /// @dev Calls out of turn, by anybody.
    function callOutOfTurn(uint256 seed) external {
        _begin(seed);
        address caller = accounts[_pick(6)];
        address expected = address(0);
        bytes memory call = abi.encodeCall(router.pay, (caller, _pickAmount()));
        bytes4 selector = IFxRouter.CallerNotVenue.selector;
        if (!_oneIn(3)) {
            (selector, expected) = (IFxRouter.CallerNotEscrow.selector, address(escrow));
            bytes memory data = abi.encode(
                bystander,
                bystander,
                bystander,
                conversionAt(address(scripted), "")
            );
            call =
                _oneIn(2)
                    ? abi.encodeCall(router.onLock, (idsOf(0), address(usdc), 1, data))
                    : abi.encodeCall(router.onPayout, (0, bystander, address(usdc), 1, data));
        }
        _drive(caller, address(router), call, abi.encodeWithSelector(selector, caller, expected));
        checkAll();
    }

    /// @param place One above the index of the order whose payout it is, or zero for a conversion of own tokens.
    function _sellByQuote(address owner, bytes32 orderId, uint256 place) private {
        Quote memory quote = _pickQuote();
        quote.taker = owner;
        quote.orderId = _oneIn(2) ? bytes32(0) : orderId;
        uint256 amount =
            place == 0
                ? 1 + _pick(quote.amountIn + (_oneIn(8) ? 2 : 0))
                : _dress(quote, lockedOrders[place - 1]);
        // Rounded down, in the maker's favor.
        uint256 received = (quote.amountOut * amount) / quote.amountIn;
        FxPayout memory payout = payoutAt(address(rfq), _pickRecipient(), "");
        payout.tokenOut = quote.tokenOut;
        uint256 minimum = _demand(payout, amount, _around(received));
        bytes memory problem;
        (payout.venueData, problem) = _spoil(quote);
        if (problem.length == 0 && amount > quote.amountIn) {
            problem = _error(IRfqVenue.QuoteTooSmall.selector, amount, quote.amountIn);
        }
        if (problem.length == 0 && received < minimum) {
            problem = _error(IRfqVenue.QuotePriceMismatch.selector, received, minimum);
        }

        if (_driveSale(owner, quote.tokenIn, amount, payout, place, problem)) {
            assertGe(received, minimum, "15 below the minimum");
            _move(quote.tokenIn, place == 0 ? owner : address(escrow), maker, amount);
            _move(quote.tokenOut, maker, payout.recipient, received);
        }
        checkAll();
    }

    function _sellByDeed(address owner, uint256 place) private {
        (address tokenIn, address tokenOut) = _pickCurrencies();
        uint256 amount = _pickAmount();
        if (place != 0) {
            (tokenIn, amount) = (lockedOrders[place - 1].token, lockedOrders[place - 1].amount);
            tokenOut = tokenIn == address(usdc) ? address(eurc) : address(usdc);
        }
        FxPayout memory payout = payoutAt(address(scripted), _pickRecipient(), "");
        payout.tokenOut = tokenOut;
        uint256 minimum = _demand(payout, amount, _pickAmount());
        Deed memory deed = _pickDeed(amount, minimum);
        payout.venueData = _scriptOf(deed, tokenOut, place == 0 ? address(router) : payout.recipient);
        bytes memory problem = _problemOf(deed, amount);
        if (problem.length == 0 && deed.asks != amount) {
            problem = _error(IFxRouter.PaymentOutOfBounds.selector, deed.asks, amount);
        }
        if (problem.length == 0 && deed.delivers < minimum) {
            problem = abi.encodeWithSelector(
                IFxRouter.ReceivedTooLittle.selector,
                tokenOut,
                deed.delivers,
                minimum
            );
        }

        if (_driveSale(owner, tokenIn, amount, payout, place, problem)) {
            _move(tokenIn, place == 0 ? owner : address(escrow), deed.to, amount);
            _move(tokenOut, address(scripted), payout.recipient, deed.delivers);
        }
        checkAll();
    }

    /// @dev A rate that demands this minimum of this amount: of the amount itself, or of a multiple of it, rounded up.
    function _demand(FxPayout memory payout, uint256 amount, uint256 minimum) private returns (uint256) {
        uint256 times = 1 + _pick(4);
        payout.amountIn = amount * times;
        payout.minimumOut = minimum == 0 ? 0 : minimum * times - _pick(times);
        return minimum;
    }

    function _driveSale(
        address owner,
        address tokenIn,
        uint256 amount,
        FxPayout memory payout,
        uint256 place,
        bytes memory problem
    ) private returns (bool done) {
        if (place == 0) {
            bytes memory own = abi.encodeCall(router.convert, (tokenIn, amount, payout));
            return _drive(owner, address(router), own, problem);
        }
        Order memory order = lockedOrders[place - 1];
        bytes memory call = abi.encodeCall(
            escrow.reclaim,
            (order, address(router), abi.encode(payout), 0, "")
        );
        done = _drive(owner, address(escrow), call, problem);
        if (!done) return false;
        lockedOrders[place - 1] = lockedOrders[lockedOrders.length - 1];
        lockedOrders.pop();
    }

    /// @dev Makes the quote one for this order's payout, at times a unit too small.
    function _dress(Quote memory quote, Order memory order) private returns (uint256 amount) {
        amount = order.amount;
        quote.tokenIn = order.token;
        quote.tokenOut = order.token == address(usdc) ? address(eurc) : address(usdc);
        quote.amountIn = amount > 1 && _oneIn(8) ? amount - 1 : amount + _pick(3);
    }

    function _pickReclaimable() private returns (uint256 index) {
        index = _pick(lockedOrders.length);
        uint256 deliverBy = lockedOrders[index].deliverBy;
        if (vm.getBlockTimestamp() <= deliverBy) vm.warp(deliverBy + 1);
    }
}
