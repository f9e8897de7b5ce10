// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title TwinLedger
/// @notice The balances behind two addresses that are one token.
contract TwinLedger {
    mapping(address account => uint256) public balanceOf;

    function mint(address to, uint256 value) external {
        balanceOf[to] += value;
    }

    function move(address from, address to, uint256 value) external {
        balanceOf[from] -= value;
        balanceOf[to] += value;
    }
}

/// @title TwinToken
/// @notice One of the two addresses. Moves through one show as balances at both.
contract TwinToken {
    TwinLedger private immutable _LEDGER;

    constructor(TwinLedger ledger) {
        _LEDGER = ledger;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _LEDGER.move(msg.sender, to, value);
        return true;
    }

    /// @dev No allowances: the test is about balances.
    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        _LEDGER.move(from, to, value);
        return true;
    }

    function balanceOf(address account) external view returns (uint256) {
        return _LEDGER.balanceOf(account);
    }
}
