// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxVenue} from "../../../contracts/exchange/interfaces/IFxVenue.sol";
import {FxTrade} from "../../../contracts/exchange/types/FxTrade.sol";

/// @title ScriptedVenue
/// @notice A venue that does what its data say, call by call, with its own tokens and rights: honest or hostile.
contract ScriptedVenue is IFxVenue {
    /// @param refusable Whether the call may fail; one that may not undoes the trade with its own error.
    struct Step {
        address target;
        bytes data;
        bool refusable;
    }

    bool private _firm;
    /// @notice The trade that the last call named.
    FxTrade private _lastTrade;
    /// @notice What the refusable calls since {forget} came back with.
    bytes[] private _answers;
    bool[] private _successes;

    function setFirm(bool firm) external {
        _firm = firm;
    }

    function forget() external {
        delete _answers;
        delete _successes;
    }

    /// @inheritdoc IFxVenue
    function buyExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256) {
        _lastTrade = trade;
        _play(venueData);
        return trade.amountIn;
    }

    /// @inheritdoc IFxVenue
    function sellExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256) {
        _lastTrade = trade;
        _play(venueData);
        return trade.amountOut;
    }

    /// @inheritdoc IFxVenue
    function isFirm() external view returns (bool firm) {
        return _firm;
    }

    function lastTrade() external view returns (FxTrade memory trade) {
        return _lastTrade;
    }

    function answers() external view returns (bool[] memory successes, bytes[] memory returned) {
        return (_successes, _answers);
    }

    function _play(bytes calldata venueData) private {
        Step[] memory steps = abi.decode(venueData, (Step[]));
        for (uint256 i = 0; i < steps.length; ++i) {
            (bool success, bytes memory answer) = steps[i].target.call(steps[i].data);
            if (steps[i].refusable) {
                _successes.push(success);
                _answers.push(answer);
            } else if (!success) {
                assembly ("memory-safe") {
                    revert(add(answer, 0x20), mload(answer))
                }
            }
        }
    }
}
