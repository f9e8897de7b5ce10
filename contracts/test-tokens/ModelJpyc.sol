// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelAuthorization} from "./base/ModelAuthorization.sol";
import {ModelMintable} from "./base/ModelMintable.sol";
import {ModelPermit} from "./base/ModelPermit.sol";

/// @title ModelJpyc
/// @notice Behaves as JPYC: 18 decimals, to be used behind a {ModelProxy}; blocklist, pause, EIP-2612 and ERC-3009
/// with v, r, s only, so a contract wallet cannot sign for it.
/// @dev Storage: see {ModelErc20}; through the proxy, balances are in slot 0 of the proxy.
contract ModelJpyc is ModelMintable, ModelPermit, ModelAuthorization {
    event Blocklisted(address indexed account);
    event UnBlocklisted(address indexed account);

    string public currency;

    /// @notice Stands for the constructor, once. `owner_` gets every role.
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

    /// @dev Emits {Blocklisted}.
    function blocklist(address account) external onlyOwner {
        _setBlocked(account, true);
        emit Blocklisted(account);
    }

    /// @dev Emits {UnBlocklisted}.
    function unBlocklist(address account) external onlyOwner {
        _setBlocked(account, false);
        emit UnBlocklisted(account);
    }

    function isBlocklisted(address account) external view returns (bool) {
        return _isBlocked(account);
    }
}
