// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {ModelTypedData} from "../../../contracts/test-tokens/base/ModelTypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {UnitTest} from "./UnitTest.sol";

/// @title SignedFundingTest
/// @notice What payers sign for the model USDC: EIP-2612 permits and ERC-3009 authorizations.
abstract contract SignedFundingTest is UnitTest {
    /// @dev The authorization that the escrow sends for an order.
    function authorize(uint256 key, address payer, Order memory order) internal view returns (bytes memory) {
        return signBytes(key, authorizationDigest(payer, order));
    }

    function authorizationDigest(address payer, Order memory order) internal view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                usdc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(),
                payer,
                address(escrow),
                order.amount,
                0,
                uint256(order.lockBy) + 1,
                escrow.orderIdOf(order)
            )
        );
        return MessageHashUtils.toTypedDataHash(usdc.DOMAIN_SEPARATOR(), structHash);
    }

    /// @dev The token says that the payer did not sign this order's authorization.
    function expectTokenSignatureInvalid(address payer, Order memory order) internal {
        bytes32 digest = authorizationDigest(payer, order);
        vm.expectRevert(abi.encodeWithSelector(ModelTypedData.TokenSignatureInvalid.selector, payer, digest));
    }

    function permitOf(
        uint256 key,
        address owner,
        uint256 amount,
        uint256 deadline
    ) internal view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 structHash = keccak256(
            abi.encode(usdc.PERMIT_TYPEHASH(), owner, address(escrow), amount, usdc.nonces(owner), deadline)
        );
        return vm.sign(key, MessageHashUtils.toTypedDataHash(usdc.DOMAIN_SEPARATOR(), structHash));
    }
}
