// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {TermsPublisher} from "../../../contracts/libraries/TermsPublisher.sol";
import {Test} from "./Test.sol";

/// @title DeployEscrow
/// @notice The escrow as it is deployed: the production build's bytecode, and its library where that code expects it.
abstract contract DeployEscrow is Test {
    function deployEscrow() internal returns (IOrderEscrow escrow) {
        _placeLibrary();
        escrow = IOrderEscrow(deployCode("contracts/escrow/OrderEscrow.sol:OrderEscrow", ""));
    }

    /// @dev Its creation code runs at the address itself, because what it makes knows its own address.
    function _placeLibrary() private {
        address place = address(TermsPublisher);
        if (place.code.length != 0) return;
        vm.etch(place, vm.getCode("contracts/libraries/TermsPublisher.sol:TermsPublisher"));
        (bool success, bytes memory code) = place.call("");
        require(success, "the library was not made");
        vm.etch(place, code);
    }
}
