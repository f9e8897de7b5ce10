// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelTypedData} from "./base/ModelTypedData.sol";

/// @title ModelDai
/// @notice Behaves as DAI: 18 decimals, no issuer powers over balances, a maximal allowance that stays, and a permit of
/// its own form that gives all or nothing and names its nonce.
/// @dev Unlike the original the domain follows the live chain id. Storage: see {ModelErc20}; balances are in slot 0.
contract ModelDai is ModelTypedData {
    error TokenPermitExpired(uint256 expiry, uint256 timestamp);
    error TokenNonceInvalid(address holder, uint256 nonce, uint256 expected);

    bytes32 public constant PERMIT_TYPEHASH = keccak256(
        "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)"
    );

    mapping(address holder => uint256) public nonces;

    constructor(address owner_) {
        _initializeToken({
            name_: "Dai Stablecoin",
            symbol_: "DAI",
            decimals_: 18,
            version_: "1",
            owner_: owner_
        });
    }

    function mint(address to, uint256 value) external onlyOwner {
        _mint(to, value);
    }

    /// @notice Sets the allowance to its maximum, or to zero.
    /// @dev Emits {Approval}. An `expiry` of zero never expires.
    function permit(
        address holder,
        address spender,
        uint256 nonce,
        uint256 expiry,
        bool allowed,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        if (expiry != 0 && block.timestamp > expiry) revert TokenPermitExpired(expiry, block.timestamp);
        if (nonce != nonces[holder]) revert TokenNonceInvalid(holder, nonce, nonces[holder]);
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, holder, spender, nonce, expiry, allowed));
        _requireSignature(holder, structHash, abi.encodePacked(r, s, v));

        nonces[holder] = nonce + 1;
        _approve(holder, spender, allowed ? type(uint256).max : 0);
    }

    function _rewritesMaximalAllowance() internal pure override returns (bool) {
        return false;
    }
}
