// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelMintable} from "./base/ModelMintable.sol";

/// @title ModelGusd
/// @notice Behaves as GUSD and EURS: 2 decimals, so one unit is a cent and rounding is visible; no signatures.
/// @dev Storage: see {ModelErc20}; balances are in slot 0.
contract ModelGusd is ModelMintable {
    constructor(address owner_) {
        _initializeToken({
            name_: "Gemini dollar",
            symbol_: "GUSD",
            decimals_: 2,
            version_: "1",
            owner_: owner_
        });
        _configureMinter(owner_, type(uint256).max);
    }
}
