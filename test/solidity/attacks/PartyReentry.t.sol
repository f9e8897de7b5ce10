// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {IOrderGate} from "../../../contracts/interfaces/IOrderGate.sol";
import {IPayoutReceiver} from "../../../contracts/interfaces/IPayoutReceiver.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {EntryPoints} from "../helpers/EntryPoints.sol";
import {ReentrantParty} from "../helpers/ReentrantParty.sol";

/// @dev A gate that puts money into the escrow while it is asked.
contract DonatingGate is IOrderGate {
    function check(Order calldata order, bytes32, address, bytes calldata) external returns (bytes4) {
        MockErc20(order.token).mint(msg.sender, order.amount);
        return IOrderGate.check.selector;
    }
}

/// @dev Gives the payout straight back to the escrow.
contract ReturningReceiver is IPayoutReceiver {
    function onPayout(
        bytes32,
        address,
        address token,
        uint256 amount,
        bytes calldata
    ) external returns (bytes4) {
        MockErc20(token).transfer(msg.sender, amount);
        return IPayoutReceiver.onPayout.selector;
    }
}

/// @notice Re-entry from everyone the escrow calls besides tokens: gate, funder, receiver, ERC-1271 wallet, ERC-7913 verifier
/// and recovery registry. {ReentrantParty} reverts unless all entries refuse, so each outer success is the proof.
contract PartyReentryAttacksTest is AttackTest {
    uint40 private constant _SIGN_BY = START + 60 days;

    ReentrantParty private _party;

    function setUp() public override {
        super.setUp();
        _party = new ReentrantParty();
    }

    function test_fromGate() external {
        Terms memory terms = defaultTerms();
        terms.gate = address(_party);
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        _arm(order);
        lock(order);
        assertEq(_party.refusals(), EntryPoints.COUNT);
        assertStatus(order, Status.Locked);
        assertMoney(AMOUNT, 0);
    }

    function test_fromGateOfANextOrder() external {
        Terms memory terms = defaultTerms();
        terms.gate = address(_party);
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        Settlement memory settlement = division(0, 0);
        settlement.next = listOf(makeOrder(2));
        settlement.next[0].termsId = escrow.publishTerms(terms);
        _arm(order);
        bytes memory byBuyer = signSettlement(buyerKey, orderId, settlement);
        bytes memory bySeller = signSettlement(sellerKey, orderId, settlement);
        escrow.settle(order, settlement, new bytes[](1), byBuyer, bySeller);
        assertEq(_party.refusals(), EntryPoints.COUNT);
        assertHeld(settlement.next[0], AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    /// @dev The gate is asked before the first balance read: its deposit is a donation, not the payer's.
    function test_gateDeposits() external {
        Terms memory terms = defaultTerms();
        terms.gate = address(new DonatingGate());
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        uint256 before = token.balanceOf(buyer);
        lock(order);
        assertEq(before - token.balanceOf(buyer), AMOUNT);
        assertHeld(order, AMOUNT);
        assertMoney(2 * uint256(AMOUNT), 0);
    }

    function test_fromFunder() external {
        Order memory order = makeOrder(1);
        token.mint(address(_party), AMOUNT);
        _arm(order);
        vm.prank(address(_party));
        escrow.lockByCallback(order, "", "");
        assertEq(_party.refusals(), 2 * EntryPoints.COUNT);
        assertHeld(order, AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    /// @dev The entries aim at an order that is not locked yet, and are tried in each of three runs.
    function test_fromFunderOfAList() external {
        Order[] memory orders = new Order[](3);
        for (uint256 i = 0; i < 3; ++i) orders[i] = makeOrder(i);
        MockErc20 other = new MockErc20("Other", "OTH", 6);
        orders[1].token = address(other);
        token.mint(address(_party), 2 * uint256(AMOUNT));
        other.mint(address(_party), AMOUNT);
        _arm(makeOrder(9));
        vm.prank(address(_party));
        escrow.lockManyByCallback(orders, new bytes[](3), new bytes[](3));
        assertEq(_party.refusals(), 6 * EntryPoints.COUNT);
        assertStatus(makeOrder(9), Status.None);
        assertMoney(2 * uint256(AMOUNT), 0);
        assertEq(other.balanceOf(address(escrow)), AMOUNT);
    }

    function test_fromReceiverOfAClaim() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        _arm(order);
        vm.warp(START + INSPECTION + 1);
        vm.prank(seller);
        escrow.claim(order, address(_party), "data", 0, "");
        assertEq(_party.refusals(), EntryPoints.COUNT);
        assertEq(token.balanceOf(address(_party)), AMOUNT);
        assertMoney(0, 0);
    }

    function test_fromReceiverOfAReclaim() external {
        Order memory order = makeOrder(1);
        lock(order);
        _arm(order);
        vm.warp(uint256(order.deliverBy) + 1);
        vm.prank(buyer);
        escrow.reclaim(order, address(_party), "data", 0, "");
        assertEq(_party.refusals(), EntryPoints.COUNT);
        assertEq(token.balanceOf(address(_party)), AMOUNT);
    }

    function test_receiverGivesThePayoutBack() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        address receiver = address(new ReturningReceiver());
        vm.warp(START + INSPECTION + 1);
        vm.prank(seller);
        escrow.claim(order, receiver, "data", 0, "");
        // A donation: nobody's claim grew, and the order stays settled.
        assertStatus(order, Status.Settled);
        assertHeld(order, 0);
        assertMoney(AMOUNT, 0);
        assertEq(creditOf(seller, address(token)), 0);
    }

    function test_fromSignerOfARelease() external {
        Order memory order = _lockFor(address(_party), seller);
        _arm(order);
        escrow.release(order, AMOUNT, _SIGN_BY, "wallet");
        assertMoney(0, AMOUNT);
    }

    function test_fromSignerOfAReclaim() external {
        Order memory order = _lockFor(address(_party), seller);
        _arm(order);
        vm.warp(uint256(order.deliverBy) + 1);
        escrow.reclaim(order, address(_party), "", _SIGN_BY, "wallet");
        assertEq(token.balanceOf(address(_party)), AMOUNT);
    }

    function test_fromSignerOfADispute() external {
        Order memory order = _lockFor(buyer, address(_party));
        _arm(order);
        escrow.dispute(order, AMOUNT, DisputeReason.AttestersSilent, EVIDENCE_HASH, _SIGN_BY, "wallet");
        assertStatus(order, Status.Disputed);
    }

    function test_fromSignerOfAClaim() external {
        Order memory order = _lockFor(buyer, address(_party));
        deliver(order);
        _arm(order);
        vm.warp(START + INSPECTION + 1);
        escrow.claim(order, seller, "", _SIGN_BY, "wallet");
        assertMoney(0, AMOUNT);
    }

    function test_fromSignersOfASettlement() external {
        Order memory order = _lockFor(address(_party), seller);
        bytes32 orderId = escrow.orderIdOf(order);
        _arm(order);
        Settlement memory settlement = division(1, AMOUNT - 1);
        bytes memory bySeller = signSettlement(sellerKey, orderId, settlement);
        escrow.settle(order, settlement, new bytes[](0), "wallet", bySeller);
        assertEq(token.balanceOf(address(_party)), 1);
        assertMoney(0, AMOUNT - 1);
    }

    function test_fromAttesters() external {
        Terms memory terms = defaultTerms();
        terms.attesters = new bytes[](2);
        // A wallet, and the verifier of a key.
        terms.attesters[0] = abi.encodePacked(address(_party));
        terms.attesters[1] = abi.encodePacked(address(_party), "key");
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        lock(order);
        _arm(order);
        bytes[] memory signatures = new bytes[](2);
        (signatures[0], signatures[1]) = (bytes("wallet"), bytes("key"));
        confirm(listOf(order), EVIDENCE_HASH, _SIGN_BY, terms.attesters, signatures);
        assertStatus(order, Status.Delivered);
    }

    function test_fromRecoveryRegistry() external {
        vm.prank(seller);
        escrow.setRecovery(address(_party));
        vm.warp(START + 7 days);
        Order memory order = makeOrder(1);
        lock(order);
        _arm(order);
        address successor = _successor();
        vm.prank(successor);
        escrow.reassign(order, Side.Seller, successor, 0);
        assertEq(escrow.holderOf(order, Side.Seller), successor);
    }

    function _successor() private pure returns (address) {
        return address(uint160(uint256(keccak256("successor"))));
    }

    function _arm(Order memory order) private {
        _party.arm(address(escrow), EntryPoints.all(order, stranger));
    }

    function _lockFor(address buyer_, address seller_) private returns (Order memory order) {
        order = makeOrder(1);
        (order.buyer, order.seller) = (buyer_, seller_);
        vm.prank(buyer);
        escrow.lock(order, "");
    }
}
