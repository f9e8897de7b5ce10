// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {ModelAuthorization} from "./base/ModelAuthorization.sol";
import {ModelMintable} from "./base/ModelMintable.sol";
import {ModelPermit} from "./base/ModelPermit.sol";

/// @title ModelUsdc
/// @notice Behaves as USDC's FiatToken 2.2 does, to be used behind a {ModelProxy}: 6 decimals, a blacklist on the
/// sender, the receiver and the caller, pause, minters, EIP-2612 and ERC-3009 in both signature forms (the `bytes`
/// form and, as in the original, v, r, s too are checked by ERC-1271 when the signer has code).
/// @dev EURC is the same implementation with other initial values ("EURC", "EURC", "EUR", 6, "2").
/// Storage: see {ModelErc20}; through the proxy, balances are in slot 0 of the proxy.
contract ModelUsdc is ModelMintable, ModelPermit, ModelAuthorization {
    event Blacklisted(address indexed account);
    event UnBlacklisted(address indexed account);

    string public currency;

    /// @notice Stands for the constructor, once. `owner_` gets every role.
    /// @param currency_ ISO 4217 code.
    /// @param version_ Version of the typed-data domain, one character.
    function initialize(
        string calldata name_,
        string calldata symbol_,
        string calldata currency_,
        uint8 decimals_,
        string calldata version_,
        address owner_
    ) external {
        _initializeToken(name_, symbol_, decimals_, version_, owner_);
        currency = currency_;
        _configureMinter(owner_, type(uint256).max);
    }

    /// @dev Emits {Blacklisted}.
    function blacklist(address account) external onlyOwner {
        _setBlocked(account, true);
        emit Blacklisted(account);
    }

    /// @dev Emits {UnBlacklisted}.
    function unBlacklist(address account) external onlyOwner {
        _setBlocked(account, false);
        emit UnBlacklisted(account);
    }

    function isBlacklisted(address account) external view returns (bool) {
        return _isBlocked(account);
    }

    /// @dev See {ModelPermit-permit}; the signature may be an ERC-1271 one.
    function permit(
        address holder,
        address spender,
        uint256 value,
        uint256 deadline,
        bytes memory signature
    ) external whenNotPaused {
        _permit(holder, spender, value, deadline, signature);
    }

    /// @dev See {ModelAuthorization-transferWithAuthorization}.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) external {
        _transferAuthorized(Authorization(from, to, value, validAfter, validBefore, nonce), signature);
    }

    /// @dev See {ModelAuthorization-receiveWithAuthorization}.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) external {
        _receiveAuthorized(Authorization(from, to, value, validAfter, validBefore, nonce), signature);
    }

    /// @dev See {ModelAuthorization-cancelAuthorization}.
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes memory signature) external {
        _cancelAuthorization(authorizer, nonce, signature);
    }

    /// @dev Since version 2.2 approvals ignore the blacklist: the transfer is where it bites.
    function _checkApproval(address, address) internal view override {
        _requireNotPaused();
    }

    function _isValidSignature(
        address signer,
        bytes32 digest,
        bytes memory signature
    ) internal view virtual override returns (bool) {
        return SignatureChecker.isValidSignatureNow(signer, digest, signature);
    }
}
