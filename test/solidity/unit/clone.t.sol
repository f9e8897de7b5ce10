// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice A proxy that runs the escrow's code is an escrow of its own.
contract CloneTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;

    IOrderEscrow private _clone;
    Order private _order;
    bytes32 private _orderId;

    function setUp() public override {
        super.setUp();
        _clone = IOrderEscrow(Clones.clone(address(escrow)));
        vm.prank(buyer);
        token.approve(address(_clone), type(uint256).max);
        _order = makeOrder(1);
        _orderId = lock(_order);
    }

    function test_HasItsOwnDomain() external {
        (, , , uint256 chainId, address verifyingContract, , ) = _clone.eip712Domain();
        assertEq(chainId, block.chainid);
        assertEq(verifyingContract, address(_clone));
        bytes32 id = _digest(block.chainid, hashOrder(_order));
        assertEq(_clone.orderIdOf(_order), id);
        assertFalse(id == _orderId, "one id on two escrows");
        // Ids keep the chain of the deployment.
        vm.chainId(10);
        assertEq(_clone.orderIdOf(_order), id);
    }

    function test_HasItsOwnTermsAndOrders() external {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, termsId));
        vm.prank(buyer);
        _clone.lock(_order, "");
        assertEq(_clone.publishTerms(defaultTerms()), termsId);
        vm.prank(buyer);
        bytes32 id = _clone.lock(_order, "");
        assertEq(uint8(_clone.stateOf(_orderId).status), uint8(Status.None));
        assertEq(uint8(escrow.stateOf(id).status), uint8(Status.None));
        vm.prank(buyer);
        _clone.release(_order, AMOUNT, 0, "");
        assertEq(uint8(_clone.stateOf(id).status), uint8(Status.Settled));
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertBalance(address(escrow), AMOUNT);
    }

    function test_TakesNoSignatureOfTheOriginal() external {
        bytes32 id = _lockInClone();
        bytes32[2] memory ids = [_orderId, id];
        bytes32 digest = _digest(block.chainid, TypedData.hashRelease(id, AMOUNT, SIGN_BY));
        for (uint256 i = 0; i < ids.length; ++i) {
            bytes memory signature = signRelease(buyerKey, ids[i], AMOUNT, SIGN_BY);
            vm.expectRevert(abi.encodeWithSelector(IOrderErrors.SignatureInvalid.selector, buyer, digest));
            _clone.release(_order, AMOUNT, SIGN_BY, signature);
        }
        _clone.release(_order, AMOUNT, SIGN_BY, signBytes(buyerKey, digest));
        assertEq(uint8(_clone.stateOf(id).status), uint8(Status.Settled));
    }

    function test_TheOriginalTakesNoSignatureOfTheClone() external {
        _lockInClone();
        bytes32 structHash = TypedData.hashRelease(_orderId, AMOUNT, SIGN_BY);
        bytes memory signature = signBytes(buyerKey, _digest(block.chainid, structHash));
        expectInvalid(buyer, structHash);
        escrow.release(_order, AMOUNT, SIGN_BY, signature);
    }

    function test_AfterAForkSignaturesAreTheLiveChains() external {
        bytes32 id = _lockInClone();
        bytes32 structHash = TypedData.hashRelease(id, AMOUNT, SIGN_BY);
        bytes memory atHome = signBytes(buyerKey, _digest(block.chainid, structHash));
        vm.chainId(10);
        bytes32 digest = _digest(10, structHash);
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.SignatureInvalid.selector, buyer, digest));
        _clone.release(_order, AMOUNT, SIGN_BY, atHome);
        _clone.release(_order, AMOUNT, SIGN_BY, signBytes(buyerKey, digest));
    }

    function _lockInClone() private returns (bytes32 id) {
        _clone.publishTerms(defaultTerms());
        vm.prank(buyer);
        return _clone.lock(_order, "");
    }

    function _digest(uint256 chainId, bytes32 structHash) private view returns (bytes32) {
        return
            MessageHashUtils.toTypedDataHash(TypedData.domainSeparator(chainId, address(_clone)), structHash);
    }
}
