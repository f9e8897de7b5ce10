// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract SubmitEvidenceTest is UnitTest {
    string private constant URI = "ipfs://evidence";

    function test_RevertWhen_TheOrderWasNeverLocked() external {
        Order memory order = makeOrder(1);
        expectStatusError(escrow.orderIdOf(order), Status.None, IN_OPEN | IN_SETTLED);
        vm.prank(buyer);
        escrow.submitEvidence(order, URI);
    }

    function test_RevertWhen_CallerIsNoParty() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Disputed);
        address[3] memory callers = [stranger, carrier, feeRecipient];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IDisputes.EvidenceSenderNotAllowed.selector, callers[i]));
            vm.prank(callers[i]);
            escrow.submitEvidence(order, URI);
        }
    }

    function test_TakesEvidenceInEveryStatusOnceLocked() external {
        for (uint8 i = uint8(Status.Locked); i <= uint8(Status.Settled); ++i) {
            Order memory order = makeOrder(i);
            bytes32 orderId = bringTo(order, Status(i));
            _expectEvidence(order, orderId, buyer);
            _expectEvidence(order, orderId, seller);
            _expectEvidence(order, orderId, arbitrator);
            assertEq(uint8(stateOf(order).status), i);
        }
    }

    function test_TakesEvidenceOfOriginalAndCurrentParties() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        moveSide(order, Side.Buyer, inspector);
        moveSide(order, Side.Seller, stranger);
        _expectEvidence(order, orderId, buyer);
        _expectEvidence(order, orderId, seller);
        _expectEvidence(order, orderId, inspector);
        _expectEvidence(order, orderId, stranger);
    }

    function test_ASecondCallChangesNothing() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Disputed);
        _expectEvidence(order, orderId, buyer);
        _expectEvidence(order, orderId, buyer);
        assertState(order, Status.Disputed, AMOUNT, 0);
    }

    function _expectEvidence(Order memory order, bytes32 orderId, address party) private {
        vm.expectEmit(address(escrow));
        emit IDisputes.Evidence(arbitrator, uint256(orderId), party, URI);
        vm.prank(party);
        escrow.submitEvidence(order, URI);
    }
}
