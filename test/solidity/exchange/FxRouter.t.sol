// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxRouter} from "../../../contracts/exchange/FxRouter.sol";
import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {FxTest} from "../helpers/FxTest.sol";

/// @notice Constructor, and the two calls that only the escrow and only a venue may make.
contract FxRouterTest is FxTest {
    function test_constructor_MayComeBeforeTheEscrow() external {
        FxRouter early = deployRouter(IOrderEscrow(stranger));
        assertEq(early.escrow(), stranger);
    }

    function test_constructor_ServesTheEscrow() external view {
        assertEq(router.escrow(), address(escrow));
    }

    function test_onLock_RevertWhen_TheCallerIsNotTheEscrow() external {
        address[4] memory callers = [stranger, buyer, address(rfq), address(router)];
        for (uint256 i = 0; i < callers.length; ++i) {
            // The buyer has a standing allowance here; its tokens and those that lie here are named as the source.
            for (uint256 j = 0; j < 2; ++j) {
                bytes memory data = _funding(j == 0 ? buyer : address(router));
                expectError(IFxRouter.CallerNotEscrow.selector, callers[i], address(escrow));
                vm.prank(callers[i]);
                router.onLock(idsOf(bytes32(uint256(1))), address(usdc), AMOUNT, data);
            }
        }
        assertSpent(0);
    }

    /// @dev The escrow asks whoever called it, with the data that it was given: nobody else's call reaches the router.
    function test_onLock_IsNotReachedByAStrangersLock() external {
        LocksForItself locker = new LocksForItself();
        Order memory order = makePlainOrder(1);
        vm.expectRevert(LocksForItself.AskedInstead.selector);
        locker.lock(escrow, order, _funding(buyer));
        assertSpent(0);
    }

    function test_pay_RevertWhen_NoTradeIsUnderWay() external {
        address[4] memory callers = [stranger, address(rfq), address(escrow), buyer];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectError(IFxRouter.CallerNotVenue.selector, callers[i], address(0));
            vm.prank(callers[i]);
            router.pay(callers[i], 1);
        }
    }

    /// @dev Nobody can send from the zero address; a node that simulates it still gets nothing.
    function test_pay_RevertWhen_TheZeroAddressAsks() external {
        expectError(IFxRouter.PaymentOutOfBounds.selector, 1, 0);
        vm.prank(address(0));
        router.pay(stranger, 1);
    }

    function test_pay_PaysTheMaximumToWhomTheVenueNames() external {
        Order memory order = makePlainOrder(1);
        bytes memory data = script(
            stepPay(stranger, MAXIMUM),
            stepSend(address(usdc), address(escrow), AMOUNT)
        );
        assertEq(lockExact(order, conversionAt(address(scripted), data)), MAXIMUM);
        assertEq(eurc.balanceOf(stranger), MAXIMUM);
        assertSpent(MAXIMUM);
    }

    function _funding(address source) private view returns (bytes memory) {
        bytes memory data = script(stepPay(stranger, 1), stepSend(address(usdc), address(escrow), AMOUNT));
        FxConversion memory conversion = conversionAt(address(scripted), data);
        return abi.encode(buyer, buyer, source, conversion);
    }
}

/// @dev Locks by callback as the router does, with the router's kind of data.
contract LocksForItself {
    error AskedInstead();

    function lock(IOrderEscrow escrow, Order calldata order, bytes calldata data) external {
        escrow.lockByCallback(order, "", data);
    }

    function onLock(bytes32[] calldata, address, uint256, bytes calldata) external pure {
        revert AskedInstead();
    }
}
