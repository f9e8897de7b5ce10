// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {ModelStandard} from "../../../../contracts/test-tokens/base/ModelStandard.sol";
import {BlocksTransfers} from "../../../../contracts/test-tokens/hostile/BlocksTransfers.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Recovery} from "../../../../contracts/types/Recovery.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {ProbeToken} from "../doubles/ProbeToken.sol";
import {Messages} from "./Messages.sol";
import {World} from "./World.sol";

/// @title Model
/// @notice What should be true: orders, balances and credits as the handler keeps them. Nothing here is read from the
/// escrow.
abstract contract Model is World {
    struct Ghost {
        Order order;
        bytes32 id;
        uint256 rule;
        Status status;
        bool delivered;
        bool moved;
        address payer;
        address gatePayer;
        uint256 until;
        uint256 held;
        uint256 released;
        address buyer;
        address seller;
        address formerBuyer;
        address formerSeller;
        uint256 toSeller;
        uint256 toBuyer;
        uint256 fees;
        uint256 arbitration;
        uint256 carried;
        uint256 rulings;
        uint256 disputed;
        uint256 redirected;
    }

    uint8 internal constant FROM_OPEN = 14;

    Ghost[] internal ghosts;
    /// @dev The orders that the present action chose.
    uint256[] internal touched;
    /// @dev How many actions there were.
    uint256 internal turn;
    mapping(bytes32 orderId => uint256) internal ghostNumber;
    mapping(address token => mapping(address account => uint256)) internal balances;
    mapping(address token => mapping(address owner => uint256)) internal credits;
    /// @dev How many signed withdrawals there were.
    mapping(address token => mapping(address owner => uint256)) internal nonces;
    mapping(address token => uint256) internal heldSum;
    mapping(address token => uint256) internal creditSum;
    mapping(address token => uint256) internal donations;
    mapping(address account => Recovery) internal recoveries;
    mapping(address registry => mapping(address account => address)) internal successors;
    mapping(address account => bool) internal blocked;
    /// @dev Whose hooks burn all gas.
    mapping(address account => bool) internal burning;
    bool internal paused;
    bool internal switchedOff;

    constructor() {
        for (uint256 t = 0; t < tokens.length; ++t) {
            for (uint256 i = 0; i < OWNERS; ++i) balances[tokens[t]][accounts[i]] = WEALTH;
            balances[tokens[t]][address(funder)] = WEALTH;
        }
    }

    /// @dev Begins an action.
    function _begin(uint256 seed) internal {
        delete touched;
        ++turn;
        _shuffle(seed);
    }

    /// @dev Remembers an order, once; it may stay unlocked for ever.
    function _draft(Order memory order) internal returns (uint256 index) {
        bytes32 id = Messages.digest(ownDomain, Messages.order(order));
        if (ghostNumber[id] != 0) {
            touched.push(ghostNumber[id] - 1);
            return ghostNumber[id] - 1;
        }
        index = ghosts.length;
        touched.push(index);
        ghosts.push();
        Ghost storage ghost = ghosts[index];
        ghost.order = order;
        ghost.id = id;
        ghost.rule = rules.length;
        for (uint256 i = 0; i < rules.length; ++i) {
            if (rulesIds[i] == order.termsId) ghost.rule = i;
        }
        ghost.buyer = order.buyer;
        ghost.seller = order.seller;
        ghostNumber[id] = index + 1;
    }

    function _applyLock(Ghost storage ghost, address payer, address gatePayer) internal {
        ghost.status = Status.Locked;
        ghost.until = ghost.order.deliverBy;
        ghost.held = ghost.order.amount;
        ghost.payer = payer;
        if (rules[ghost.rule].gate != address(0)) ghost.gatePayer = gatePayer;
        heldSum[ghost.order.token] += ghost.held;
    }

    function _applyPull(address token, address from, uint256 amount) internal {
        balances[token][from] -= amount;
        balances[token][address(escrow)] += amount;
    }

    /// @dev Books an exit and answers the fee in it. Who is paid is the caller's business.
    function _book(
        Ghost storage ghost,
        uint256 gross,
        uint256 toBuyer,
        uint256 rest
    ) internal returns (uint256 fee) {
        uint256 rate = rules[ghost.rule].feeBps;
        fee = ((ghost.released + gross) * rate) / 10_000 - ghost.fees;
        ghost.fees += fee;
        ghost.toSeller += gross - fee;
        ghost.toBuyer += toBuyer;
        ghost.arbitration += rest;
        ghost.released += gross;
        ghost.held -= gross + toBuyer + rest;
        heldSum[ghost.order.token] -= gross + toBuyer + rest;
        if (ghost.held == 0) ghost.status = Status.Settled;
    }

    /// @dev An exit that pays the present holders.
    function _applyPay(Ghost storage ghost, uint256 gross, uint256 toBuyer, uint256 rest) internal {
        uint256 fee = _book(ghost, gross, toBuyer, rest);
        address token = ghost.order.token;
        _applyPush(token, ghost.seller, ghost.seller, gross - fee);
        _applyPush(token, ghost.buyer, ghost.buyer, toBuyer);
        _applyPush(token, rules[ghost.rule].feeRecipient, rules[ghost.rule].feeRecipient, fee);
        _applyPush(token, rules[ghost.rule].arbitrator, rules[ghost.rule].arbitrator, rest);
    }

    /// @dev A payout to a place that its owner chose. It counts as redirected only if it came to another account.
    function _applyPayout(
        Ghost storage ghost,
        address owner,
        address to,
        uint256 amount,
        bool withData
    ) internal {
        bool paid = _pushProblem(ghost.order.token, to).length == 0;
        if (withData || (paid && to != owner)) ghost.redirected += amount;
        _applyPush(ghost.order.token, owner, to, amount);
    }

    /// @dev A payout reaches its receiver, or becomes a credit of exactly its size.
    function _applyPush(address token, address owner, address to, uint256 amount) internal {
        if (amount == 0) return;
        if (_pushProblem(token, to).length == 0) {
            balances[token][address(escrow)] -= amount;
            balances[token][to] += amount;
        } else {
            _applyCredit(token, owner, amount);
        }
    }

    function _applyCredit(address token, address owner, uint256 amount) internal {
        credits[token][owner] += amount;
        creditSum[token] += amount;
    }

    function _pushProblem(address token, address to) internal view returns (bytes memory) {
        return _moveProblem(token, address(escrow), address(escrow), to);
    }

    function _pullProblem(
        address token,
        address payer,
        uint256 amount
    ) internal view returns (bytes memory problem) {
        bytes memory refused = _moveProblem(token, address(escrow), payer, address(escrow));
        // The model of USDC looks at its blacklist first, the plain ones at the allowance.
        if (token == address(fiat) && refused.length != 0) return refused;
        if (payer != unapproved) return refused;
        return
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(escrow),
                0,
                amount
            );
    }

    /// @dev The token's own error, or nothing when it moves.
    function _moveProblem(
        address token,
        address caller,
        address from,
        address to
    ) internal view returns (bytes memory problem) {
        if (token == address(switched) && switchedOff) {
            return abi.encodeWithSelector(BlocksTransfers.TransfersBlocked.selector, from, to);
        }
        if (token == address(hooked) && burning[to]) {
            return abi.encodeWithSelector(ProbeToken.PayeeBurns.selector, to);
        }
        if (token != address(fiat)) return "";
        if (paused) return abi.encodeWithSelector(ModelStandard.TokenPaused.selector);
        address found =
            blocked[caller]
                ? caller
                : blocked[from]
                    ? from
                    : blocked[to]
                        ? to
                        : address(0);
        if (found == address(0)) return "";
        return abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, found);
    }

    function _holder(Ghost storage ghost, Side side) internal view returns (address) {
        return side == Side.Buyer ? ghost.buyer : ghost.seller;
    }

    function _registryOf(address account) internal view returns (address) {
        Recovery storage recovery = recoveries[account];
        bool changed = recovery.pendingFrom != 0 && nowAt >= recovery.pendingFrom;
        return changed ? recovery.pending : recovery.registry;
    }

    /// @dev Whether a caller may have an account's money sent to it.
    function _maySendTo(address caller, address account) internal view returns (bool) {
        return caller == account || _registryOf(account) == address(0);
    }

    function _isSuccessor(address caller, address account) internal view returns (bool) {
        address registry = _registryOf(account);
        return registry != address(0) && successors[registry][account] == caller;
    }

    function _statusProblem(Ghost storage ghost, uint8 allowed) internal view returns (bytes memory) {
        if ((allowed >> uint8(ghost.status)) & 1 == 1) return "";
        return
            abi.encodeWithSelector(
                IOrderErrors.OrderStatusNotAllowed.selector,
                ghost.id,
                ghost.status,
                allowed
            );
    }

    /// @dev For steps open while now ≤ until.
    function _lateProblem(Ghost storage ghost) internal view returns (bytes memory) {
        if (nowAt <= ghost.until) return "";
        return abi.encodeWithSelector(IOrderErrors.ActionTooLate.selector, ghost.id, ghost.until, nowAt);
    }

    /// @dev For defaults, open from `opensAt` on.
    function _earlyProblem(Ghost storage ghost, uint256 opensAt) internal view returns (bytes memory) {
        if (nowAt >= opensAt) return "";
        return abi.encodeWithSelector(IOrderErrors.ActionTooEarly.selector, ghost.id, opensAt, nowAt);
    }

    function _accountProblem(address account, address token) internal view returns (bytes memory) {
        if (account != address(0) && account != address(escrow) && account != token) return "";
        return abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, account);
    }

    function _holderProblem(
        Ghost storage ghost,
        Side side,
        address caller
    ) internal view returns (bytes memory) {
        address holder = _holder(ghost, side);
        if (caller == holder) return "";
        return abi.encodeWithSelector(IOrderErrors.CallerNotHolder.selector, ghost.id, side, caller, holder);
    }

    function _first(bytes memory one, bytes memory other) internal pure returns (bytes memory) {
        return one.length != 0 ? one : other;
    }
}
