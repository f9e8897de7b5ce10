// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {BurnerToken} from "../helpers/BurnerToken.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice The reserve of a push that fails, to the last unit of gas.
contract PushReserveTest is UnitTest {
    BurnerToken private _burner;

    function setUp() public override {
        super.setUp();
        _burner = new BurnerToken();
        _burner.mint(buyer, AMOUNT);
        vm.prank(buyer);
        _burner.approve(address(escrow), AMOUNT);
        _burner.setGas(seller, type(uint256).max);
    }

    /// @dev A call with little gas says how much it had at its push; that much more is the reserve exactly.
    function test_TheReserveIsEnoughAndOneUnitLessIsNot() external {
        (Order memory order, uint256 gasLimit) = (makeOrder(1), 520_000);
        order.token = address(_burner);
        lock(order);
        bytes memory data = abi.encodeCall(IPayouts.release, (order, AMOUNT, 0, ""));
        (uint256 had, uint256 reserve) = _refusal(data, gasLimit);
        assertLt(had, reserve, "no reserve was missed");
        gasLimit += reserve - had;
        uint256 needed;
        (had, needed) = _refusal(data, gasLimit - 1);
        assertEq(had, reserve - 1);
        assertEq(needed, reserve);
        vm.prank(buyer);
        (bool success, ) = address(escrow).call{gas: gasLimit}(data);
        assertTrue(success, "refused with the reserve");
        assertEq(creditOf(seller, address(_burner)), AMOUNT);
    }

    function _refusal(bytes memory data, uint256 gasLimit) private returns (uint256 had, uint256 reserve) {
        vm.prank(buyer);
        (bool success, bytes memory answer) = address(escrow).call{gas: gasLimit}(data);
        assertFalse(success, "not refused");
        assertEq(bytes32(bytes4(answer)), bytes32(IOrderErrors.PushGasTooLow.selector));
        assertEq(answer.length, 0x44);
        assembly ("memory-safe") {
            had := mload(add(answer, 0x24))
            reserve := mload(add(answer, 0x44))
        }
    }
}
