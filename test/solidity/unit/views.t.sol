// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IHolders} from "../../../contracts/interfaces/IHolders.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Recovery} from "../../../contracts/types/Recovery.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ViewsTest is UnitTest {
    function testFuzz_OrderIdIsTheDigestOfEveryField(Order calldata order) external view {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)"
                ),
                order.termsId,
                order.buyer,
                order.seller,
                order.token,
                order.amount,
                order.lockBy,
                order.deliverBy,
                order.detailsHash
            )
        );
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Lading"),
                keccak256("1"),
                block.chainid,
                address(escrow)
            )
        );
        assertEq(escrow.orderIdOf(order), keccak256(abi.encodePacked(hex"1901", domain, structHash)));
    }

    function test_OrderIdDoesNotChangeWithTheChain() external {
        bytes32 orderId = escrow.orderIdOf(makeOrder(1));
        vm.chainId(10);
        assertEq(escrow.orderIdOf(makeOrder(1)), orderId);
    }

    function test_StateOfAnUnknownOrderIsZero() external view {
        OrderState memory state = escrow.stateOf(keccak256("unknown"));
        assertEq(keccak256(abi.encode(state)), keccak256(new bytes(7 * 32)));
    }

    function test_RevertWhen_TheHolderOfNoSideIsAsked() external {
        vm.expectRevert(IHolders.SideMissing.selector);
        escrow.holderOf(makeOrder(1), Side.None);
    }

    function test_HolderIsTheOrdersPartyUntilTheSideMoves() external {
        Order memory order = makeOrder(1);
        assertEq(escrow.holderOf(order, Side.Buyer), buyer);
        assertEq(escrow.holderOf(order, Side.Seller), seller);
        lock(order);
        moveSide(order, Side.Seller, stranger);
        assertEq(escrow.holderOf(order, Side.Buyer), buyer);
        assertEq(escrow.holderOf(order, Side.Seller), stranger);
    }

    function test_RevertWhen_TheLatestExitOfUnknownTermsIsAsked() external {
        Order memory order = makeOrder(1);
        order.termsId = keccak256("unknown");
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, order.termsId));
        escrow.latestExit(order);
    }

    function test_LatestExitFallsWithEachStep() external {
        Order memory order = makeOrder(1);
        uint256 latest = uint256(order.deliverBy) + INSPECTION + RULING + 1;
        assertEq(escrow.latestExit(order), latest);
        lock(order);
        assertEq(escrow.latestExit(order), latest);
        deliver(order);
        assertEq(escrow.latestExit(order), uint256(START) + INSPECTION + RULING + 1);
        raiseDispute(order, AMOUNT);
        assertEq(escrow.latestExit(order), uint256(START) + RULING + 1);
        vm.prank(seller);
        escrow.refund(order, AMOUNT);
        assertEq(escrow.latestExit(order), 0);
    }

    function test_LatestExitOfASellersDispute() external {
        Order memory order = makeOrder(1);
        lock(order);
        raiseDispute(order, AMOUNT);
        assertEq(escrow.latestExit(order), uint256(order.deliverBy) + RULING + 1);
    }

    function test_TheSlowestOrderEndsAtItsLatestExit() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        uint256 exitAt = escrow.latestExit(order);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, order.deliverBy, true, true, true);
        vm.warp(order.deliverBy);
        confirm(listOf(order), EVIDENCE_HASH, order.deliverBy, attesters(), signatures);
        vm.warp(uint256(order.deliverBy) + INSPECTION);
        raiseDispute(order, AMOUNT);
        assertEq(escrow.latestExit(order), exitAt);

        vm.warp(exitAt - 1);
        expectTooEarly(orderId, exitAt, exitAt - 1);
        escrow.enforceDefault(order);
        vm.warp(exitAt);
        escrow.enforceDefault(order);
        assertEq(uint8(stateOf(order).status), uint8(Status.Settled));
    }

    function test_UnknownTermsCreditsAndRecoveriesAreZero() external view {
        assertEq(keccak256(abi.encode(escrow.termsOf(keccak256("unknown")))), keccak256(new bytes(14 * 32)));
        assertEq(creditOf(buyer, address(token)), 0);
        Recovery memory recovery = escrow.recoveryOf(buyer);
        assertEq(keccak256(abi.encode(recovery)), keccak256(new bytes(3 * 32)));
    }

    function test_Eip712DomainIsTheLiveOne() external {
        vm.chainId(10);
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        ) = escrow.eip712Domain();
        assertEq(uint8(fields), 0x0f);
        assertEq(name, "Lading");
        assertEq(version, "1");
        assertEq(chainId, 10);
        assertEq(verifyingContract, address(escrow));
        assertEq(salt, bytes32(0));
        assertEq(extensions.length, 0);
    }
}
