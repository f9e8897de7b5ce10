// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFxOracle} from "../interfaces/IFxOracle.sol";
import {IOracleErrors} from "../interfaces/IOracleErrors.sol";
import {FxCalendar} from "../libraries/FxCalendar.sol";
import {PriceFeeds} from "../libraries/PriceFeeds.sol";
import {TokenScale} from "../libraries/TokenScale.sol";
import {FeedConfig} from "../types/FeedConfig.sol";

/// @title ChainlinkOracle
/// @notice Prices from Chainlink-type feeds, all in US dollars; every other pair is the quotient of two of them. It only
/// reads, nobody owns it, and nothing in it changes: other feeds need another oracle.
contract ChainlinkOracle is IFxOracle, IOracleErrors {
    /// @notice What is known of a token; `currency` is zero for one that is not configured.
    struct Source {
        address feed;
        uint32 heartbeat;
        bytes3 currency;
        uint8 tokenDecimals;
    }

    bytes3 private constant _DOLLAR = "USD";

    /// @notice The rollup's sequencer-uptime feed, or zero where there is no sequencer.
    address public immutable sequencerFeed;

    /// @notice Seconds after a restart of the sequencer in which no price counts.
    uint32 public immutable gracePeriod;

    mapping(address token => Source) private _sources;

    /// @param feeds One for each token.
    /// @param sequencerFeed_ The rollup's sequencer-uptime feed, or zero where there is no sequencer.
    /// @param gracePeriod_ Seconds after a restart of the sequencer in which no price counts.
    constructor(FeedConfig[] memory feeds, address sequencerFeed_, uint32 gracePeriod_) {
        if (sequencerFeed_ != address(0)) PriceFeeds.requireCode(sequencerFeed_);
        (sequencerFeed, gracePeriod) = (sequencerFeed_, gracePeriod_);
        for (uint256 i = 0; i < feeds.length; ++i) _add(feeds[i]);
    }

    /// @inheritdoc IFxOracle
    function getQuote(
        uint256 baseAmount,
        address base,
        address quote
    ) external view returns (uint256 quoteAmount) {
        (Source memory from, Source memory to) = _pairOf(base, quote);
        if (sequencerFeed != address(0)) PriceFeeds.requireSequencerUp(sequencerFeed, gracePeriod);

        (uint256 basePrice, uint256 baseScale) = _priceOf(from);
        (uint256 quotePrice, uint256 quoteScale) = _priceOf(to);
        // Prices have 96 bits and scales, at most 10^42, 140: nothing overflows but a result that fits no word.
        return Math.mulDiv(baseAmount, basePrice * quoteScale, quotePrice * baseScale);
    }

    /// @inheritdoc IFxOracle
    function isMarketOpen(address base, address quote) external view returns (bool open) {
        (Source memory from, Source memory to) = _pairOf(base, quote);
        return from.currency == to.currency || FxCalendar.isOpen(block.timestamp);
    }

    /// @notice What is known of a token; all zero for one that is not configured.
    function sourceOf(address token) external view returns (Source memory source) {
        return _sources[token];
    }

    function _add(FeedConfig memory config) private {
        (address token, address feed) = (config.token, config.feed);
        if (_sources[token].currency != 0) revert OracleRepeated(token, address(0));
        for (uint256 i = 0; i < 3; ++i) {
            bytes1 letter = config.currency[i];
            if (letter < "A" || letter > "Z") revert CurrencyCodeInvalid(token, config.currency);
        }
        if (feed == address(0) && config.currency != _DOLLAR) revert FeedMissing(token, config.currency);
        if ((feed == address(0)) != (config.heartbeat == 0)) {
            revert HeartbeatNotAllowed(token, config.heartbeat);
        }
        if (feed != address(0)) {
            PriceFeeds.requireCode(feed);
            PriceFeeds.decimalsOf(feed);
        }

        _sources[token] = Source({
            feed: feed,
            heartbeat: config.heartbeat,
            currency: config.currency,
            tokenDecimals: TokenScale.decimalsOf(token)
        });
    }

    function _pairOf(
        address base,
        address quote
    ) private view returns (Source memory from, Source memory to) {
        (from, to) = (_sources[base], _sources[quote]);
        if (from.currency == 0 || to.currency == 0) revert OracleUnsupportedPair(base, quote);
    }

    /// @return price Of `scale` smallest units, in dollars.
    function _priceOf(Source memory source) private view returns (uint256 price, uint256 scale) {
        uint256 digits = source.tokenDecimals;
        if (source.feed == address(0)) return (1, 10 ** digits);
        price = PriceFeeds.answerOf(source.feed, _notBefore(source));
        // Asked each time: a proxy's next feed may have others.
        return (price, 10 ** (digits + PriceFeeds.decimalsOf(source.feed)));
    }

    /// @dev Over a weekend the price of the last session counts, unless the feed is of a dollar token: no FX in that.
    function _notBefore(Source memory source) private view returns (uint256 time) {
        uint256 closedSince = source.currency == _DOLLAR ? 0 : FxCalendar.closedSince(block.timestamp);
        return Math.saturatingSub(closedSince == 0 ? block.timestamp : closedSince, source.heartbeat);
    }
}
