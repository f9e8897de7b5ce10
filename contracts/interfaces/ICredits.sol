// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Credits: payouts that could not be pushed, kept for their owner
interface ICredits {
    /// @notice A push failed; the money waits for its owner.
    /// @param owner Whose money it is.
    /// @param token Its currency.
    /// @param amount How much, in the token's smallest unit.
    event CreditAdded(address indexed owner, address indexed token, uint256 amount);

    /// @notice A credit was paid out.
    /// @param owner Whose money it was.
    /// @param token Its currency.
    /// @param to Who received it: the owner, or its recovery successor.
    /// @param amount How much, in the token's smallest unit.
    event CreditWithdrawn(address indexed owner, address indexed token, address indexed to, uint256 amount);

    /// @notice The credit is smaller than the amount.
    error CreditExceeded(uint256 given, uint256 credit);

    /// @notice The caller is not the account's recovery successor.
    error CallerNotSuccessor(address caller, address account);

    /// @notice Pays a credit to its owner. Anyone may call, so that a contract which cannot is not stranded.
    /// @dev Emits {CreditWithdrawn}. Reverts if the token still refuses.
    /// @param owner Whose credit.
    /// @param token Its currency.
    /// @param amount How much, in the token's smallest unit.
    function withdraw(address owner, address token, uint256 amount) external;

    /// @notice Pays a credit to the caller, who is its owner's recovery successor.
    /// @dev Emits {CreditWithdrawn}. Reverts if the token still refuses.
    /// @param owner Whose credit.
    /// @param token Its currency.
    /// @param amount How much, in the token's smallest unit.
    function withdrawAsSuccessor(address owner, address token, uint256 amount) external;

    /// @notice What waits for an owner.
    /// @return amount In the token's smallest unit.
    function creditOf(address owner, address token) external view returns (uint256 amount);
}
