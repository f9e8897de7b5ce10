// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {DeployEscrow} from "./DeployEscrow.sol";
import {Packing} from "./Packing.sol";

/// @title EscrowTest
/// @notice The stage of the escrow's tests: one escrow, one token, the parties, terms with and without a fee, and an
/// order brought to any status. Each typed message is built here once.
abstract contract EscrowTest is DeployEscrow {
    uint40 internal constant START = 1_800_000_000;
    uint96 internal constant AMOUNT = 1_000_000_000;
    uint16 internal constant FEE_BPS = 125;
    uint16 internal constant ARBITRATION_FEE_BPS = 200;
    uint16 internal constant DEFAULT_SELLER_BPS = 4_000;
    uint32 internal constant INSPECTION = 5 days;
    uint32 internal constant EVIDENCE = 3 days;
    uint32 internal constant RULING = 20 days;
    uint32 internal constant OPEN_CLAIM = 30 days;
    bytes32 internal constant EVIDENCE_HASH = keccak256("evidence");

    IOrderEscrow internal escrow;
    MockErc20 internal token;

    address internal buyer;
    address internal seller;
    address internal carrier;
    address internal customs;
    address internal inspector;
    address internal arbitrator;
    address internal feeRecipient;
    address internal stranger;
    uint256 internal buyerKey;
    uint256 internal sellerKey;
    uint256 internal carrierKey;
    uint256 internal customsKey;
    uint256 internal inspectorKey;

    /// @dev Terms without a fee, and with one.
    bytes32 internal termsId;
    bytes32 internal feeTermsId;

    function setUp() public virtual {
        vm.warp(START);
        (buyer, buyerKey) = makeAddrAndKey("buyer");
        (seller, sellerKey) = makeAddrAndKey("seller");
        (carrier, carrierKey) = makeAddrAndKey("carrier");
        (customs, customsKey) = makeAddrAndKey("customs");
        (inspector, inspectorKey) = makeAddrAndKey("inspector");
        arbitrator = makeAddr("arbitrator");
        feeRecipient = makeAddr("feeRecipient");
        stranger = makeAddr("stranger");
        escrow = deployEscrow();
        token = new MockErc20("Model dollar", "MUSD", 6);
        token.mint(buyer, type(uint128).max);
        vm.prank(buyer);
        token.approve(address(escrow), type(uint256).max);
        termsId = escrow.publishTerms(defaultTerms());
        feeTermsId = escrow.publishTerms(feeTerms());
    }

    function attesters() internal view returns (bytes[] memory list) {
        list = new bytes[](3);
        list[0] = abi.encodePacked(carrier);
        list[1] = abi.encodePacked(customs);
        list[2] = abi.encodePacked(inspector);
    }

    function defaultTerms() internal view returns (Terms memory terms) {
        terms.arbitrator = arbitrator;
        terms.evidencePeriod = EVIDENCE;
        terms.rulingPeriod = RULING;
        terms.arbitrationFeeBps = ARBITRATION_FEE_BPS;
        terms.defaultSellerBps = DEFAULT_SELLER_BPS;
        terms.inspectionPeriod = INSPECTION;
        terms.openClaimPeriod = OPEN_CLAIM;
        terms.threshold = 2;
        terms.attesters = attesters();
        terms.documentHash = keccak256("terms");
    }

    function feeTerms() internal view returns (Terms memory terms) {
        terms = defaultTerms();
        terms.feeBps = FEE_BPS;
        terms.feeRecipient = feeRecipient;
    }

    /// @dev A fresh order for each salt, deliverable for 30 days.
    function makeOrder(uint256 salt) internal view returns (Order memory order) {
        order = Order({
            termsId: termsId,
            buyer: buyer,
            seller: seller,
            token: address(token),
            amount: AMOUNT,
            lockBy: uint40(block.timestamp + 1 days),
            deliverBy: uint40(block.timestamp + 30 days),
            detailsHash: keccak256(abi.encode("details", salt))
        });
    }

    function makeFeeOrder(uint256 salt) internal view returns (Order memory order) {
        order = makeOrder(salt);
        order.termsId = feeTermsId;
    }

    function lock(Order memory order) internal returns (bytes32 orderId) {
        vm.prank(order.buyer);
        return escrow.lock(order, "");
    }

    /// @dev Confirmed by the carrier and the inspector.
    function deliver(Order memory order) internal {
        Order[] memory orders = new Order[](1);
        orders[0] = order;
        deliverMany(orders);
    }

    function deliverMany(Order[] memory orders) internal {
        uint48 signBy = uint40(block.timestamp + 1 days);
        bytes[] memory signatures = attest(orders, EVIDENCE_HASH, signBy, true, false, true);
        confirm(orders, EVIDENCE_HASH, signBy, attesters(), signatures);
    }

    /// @dev Packed. An empty signature says that its attester did not sign.
    function confirm(
        Order[] memory orders,
        bytes32 evidenceHash,
        uint48 signBy,
        bytes[] memory attesters_,
        bytes[] memory signatures
    ) internal {
        escrow.confirmDelivery(
            orders.length == 0 ? bytes32(0) : orders[0].termsId,
            Packing.orders(orders),
            evidenceHash,
            signBy,
            Packing.attestations(attesters_, signatures)
        );
    }

    function attest(
        Order[] memory orders,
        bytes32 evidenceHash,
        uint48 signBy,
        bool byCarrier,
        bool byCustoms,
        bool byInspector
    ) internal view returns (bytes[] memory signatures) {
        bytes32[] memory ids = new bytes32[](orders.length);
        for (uint256 i = 0; i < orders.length; ++i) ids[i] = escrow.orderIdOf(orders[i]);
        bytes32 digest = actionDigest(TypedData.hashDelivery(ids, evidenceHash, signBy));
        signatures = new bytes[](3);
        if (byCarrier) signatures[0] = signBytes(carrierKey, digest);
        if (byCustoms) signatures[1] = signBytes(customsKey, digest);
        if (byInspector) signatures[2] = signBytes(inspectorKey, digest);
    }

    /// @dev By the buyer, over `amount`, of a delivered order; by the seller of a locked one.
    function raiseDispute(Order memory order, uint96 amount) internal {
        OrderState memory state = escrow.stateOf(escrow.orderIdOf(order));
        vm.prank(state.status == Status.Locked ? order.seller : order.buyer);
        escrow.dispute(order, amount, DisputeReason.NotAsDescribed, EVIDENCE_HASH, 0, "");
    }

    /// @dev Locks an order and brings it to a status; Disputed comes from Delivered, Settled by a full release.
    function bringTo(Order memory order, Status status) internal returns (bytes32 orderId) {
        if (status == Status.None) return escrow.orderIdOf(order);
        orderId = lock(order);
        if (status == Status.Delivered || status == Status.Disputed) deliver(order);
        if (status == Status.Disputed) raiseDispute(order, order.amount);
        if (status == Status.Settled) {
            vm.prank(order.buyer);
            escrow.release(order, order.amount, 0, "");
        }
    }

    function actionDigest(bytes32 structHash) internal view returns (bytes32) {
        return
            MessageHashUtils.toTypedDataHash(
                TypedData.domainSeparator(block.chainid, address(escrow)),
                structHash
            );
    }

    function signRelease(
        uint256 key,
        bytes32 orderId,
        uint96 releasedTotal,
        uint48 signBy
    ) internal view returns (bytes memory) {
        return signBytes(key, actionDigest(TypedData.hashRelease(orderId, releasedTotal, signBy)));
    }

    /// @param typehash `TypedData.CLAIM_TYPEHASH` or `TypedData.RECLAIM_TYPEHASH`.
    function signPayout(
        uint256 key,
        bytes32 typehash,
        bytes32 orderId,
        address receiver,
        bytes memory data,
        uint48 signBy
    ) internal view returns (bytes memory) {
        bytes32 structHash = keccak256(abi.encode(typehash, orderId, receiver, keccak256(data), signBy));
        return signBytes(key, actionDigest(structHash));
    }

    function signDispute(
        uint256 key,
        bytes32 orderId,
        uint96 amount,
        DisputeReason reason,
        bytes32 evidenceHash,
        uint48 signBy
    ) internal view returns (bytes memory) {
        return
            signBytes(
                key,
                actionDigest(TypedData.hashDispute(orderId, amount, reason, evidenceHash, signBy))
            );
    }

    function signSettlement(
        uint256 key,
        bytes32 orderId,
        Settlement memory settlement
    ) internal view returns (bytes memory) {
        bytes32[] memory hashes = new bytes32[](settlement.next.length);
        for (uint256 i = 0; i < hashes.length; ++i) hashes[i] = hashOrder(settlement.next[i]);
        bytes32 structHash = keccak256(
            abi.encode(
                TypedData.SETTLEMENT_TYPEHASH,
                orderId,
                settlement.toBuyer,
                settlement.toSeller,
                TypedData.hashWords(hashes),
                settlement.signBy
            )
        );
        return signBytes(key, actionDigest(structHash));
    }

    /// @dev The struct hash as EIP-712 has it; the library's own reads calldata.
    function hashOrder(Order memory order) internal pure returns (bytes32) {
        return keccak256(abi.encode(TypedData.ORDER_TYPEHASH, order));
    }

    function creditOf(address owner, address token_) internal view returns (uint256 amount) {
        (amount, ) = escrow.creditOf(owner, token_);
    }

    function stateOf(Order memory order) internal view returns (OrderState memory) {
        return escrow.stateOf(escrow.orderIdOf(order));
    }
}
