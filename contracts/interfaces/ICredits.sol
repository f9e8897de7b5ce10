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

    /// @notice The withdrawal that follows was signed, and its nonce is used.
    /// @param owner Who signed.
    /// @param token The credit's currency.
    /// @param nonce The nonce; the next one is one higher.
    event WithdrawalSigned(address indexed owner, address indexed token, uint256 nonce);

    /// @notice The credit is smaller than the amount.
    error CreditExceeded(uint256 given, uint256 credit);

    /// @notice Only the owner has this credit paid, by call or by signature, or its successor: a recovery registry is in
    /// effect, so the owner's key may be lost.
    error CallerNotOwner(address caller, address owner);

    /// @notice The caller is not the account's recovery successor.
    error CallerNotSuccessor(address caller, address account);

    /// @notice Pays a credit to its owner. Anyone may call, so that a contract which cannot is not stranded; but where
    /// the owner has a recovery registry in effect only it may, by call or by signature: money must not go to an account
    /// whose key is lost ahead of its successor.
    /// @dev Emits {CreditWithdrawn}, and {WithdrawalSigned} before it with a signature. Reverts if the token still refuses. Signed type:
    /// `Withdrawal(address owner,address token,uint256 amount,uint256 nonce,uint48 signBy)`; the nonce makes it work once.
    /// @param owner Whose credit.
    /// @param token Its currency.
    /// @param amount How much, in the token's smallest unit.
    /// @param signBy Last second (unix time) in which the signature counts.
    /// @param signature The owner's signature, or empty.
    function withdraw(
        address owner,
        address token,
        uint256 amount,
        uint48 signBy,
        bytes calldata signature
    ) external;

    /// @notice Pays a credit to the caller, who is its owner's recovery successor.
    /// @dev Emits {CreditWithdrawn}. Reverts if the token still refuses.
    /// @param owner Whose credit.
    /// @param token Its currency.
    /// @param amount How much, in the token's smallest unit.
    function withdrawAsSuccessor(address owner, address token, uint256 amount) external;

    /// @notice What waits for an owner.
    /// @return amount In the token's smallest unit.
    /// @return nonce How many signed withdrawals of this credit there were: the nonce of the next one.
    function creditOf(address owner, address token) external view returns (uint256 amount, uint256 nonce);
}
