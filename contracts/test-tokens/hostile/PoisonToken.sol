// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title PoisonToken
/// @notice Sound until anyone chooses another conduct; each would spoil an audit that believed tokens.
contract PoisonToken is ERC20("Poison", "USDC") {
    enum Conduct {
        Sound,
        /// Moves nothing and says nothing when it is sent.
        Swallows,
        BalanceReverts,
        BalanceEndless,
        /// Two megabytes.
        BalanceHuge,
        BalanceShort,
        BalanceEnormous,
        NameReverts
    }

    Conduct public conduct;

    function mint(address to, uint256 value) external {
        _mint(to, value);
    }

    function wipe(address account) external {
        _update(account, address(this), super.balanceOf(account));
    }

    function behave(Conduct conduct_) external {
        conduct = conduct_;
    }

    /// @notice Emits a transfer that nobody made.
    function forge(address from, address to, uint256 value) external {
        emit Transfer(from, to, value);
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        if (conduct == Conduct.Swallows) return true;
        return super.transfer(to, value);
    }

    function symbol() public view override returns (string memory) {
        if (conduct == Conduct.NameReverts) revert ERC20InvalidSender(address(0));
        return super.symbol();
    }

    function decimals() public pure override returns (uint8) {
        return 5;
    }

    function balanceOf(address account) public view override returns (uint256) {
        if (conduct == Conduct.BalanceReverts) revert ERC20InvalidSender(account);
        if (conduct == Conduct.BalanceEnormous) return type(uint256).max;
        // Assembly, since Solidity can neither loop without a condition nor return what has no type.
        if (conduct == Conduct.BalanceEndless) {
            assembly ("memory-safe") {
                for {} 1 {} {}
            }
        }
        if (conduct == Conduct.BalanceHuge) {
            assembly ("memory-safe") {
                return(0, 2000000)
            }
        }
        if (conduct == Conduct.BalanceShort) {
            assembly ("memory-safe") {
                return(0, 31)
            }
        }
        return super.balanceOf(account);
    }
}
