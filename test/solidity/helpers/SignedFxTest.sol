// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {ModelTypedData} from "../../../contracts/test-tokens/base/ModelTypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {FxTest} from "./FxTest.sol";

/// @title SignedFxTest
/// @notice What payers sign for a conversion, written a second time here.
abstract contract SignedFxTest is FxTest {
    function hashLock(Order memory order, FxConversion memory conversion) internal pure returns (bytes32) {
        bytes32 conversionTypehash = keccak256(
            "FxConversion(address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData)"
        );
        bytes32 lockTypehash = keccak256(
            "FxLock(Order order,FxConversion conversion)FxConversion(address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData)Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)"
        );
        bytes32 conversionHash = keccak256(
            abi.encode(
                conversionTypehash,
                conversion.venue,
                conversion.tokenIn,
                conversion.maximumIn,
                conversion.oracle,
                conversion.maxDeviationBps,
                conversion.closedDeviationBps,
                keccak256(conversion.venueData)
            )
        );
        return keccak256(abi.encode(lockTypehash, hashOrder(order), conversionHash));
    }

    function authorizationDigest(
        address payer,
        Order memory order,
        FxConversion memory conversion
    ) internal view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                eurc.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(),
                payer,
                address(router),
                conversion.maximumIn,
                0,
                uint256(order.lockBy) + 1,
                hashLock(order, conversion)
            )
        );
        return MessageHashUtils.toTypedDataHash(eurc.DOMAIN_SEPARATOR(), structHash);
    }

    function authorize(
        uint256 key,
        address payer,
        Order memory order,
        FxConversion memory conversion
    ) internal view returns (bytes memory) {
        return signBytes(key, authorizationDigest(payer, order, conversion));
    }

    /// @dev The token says that the payer did not sign this order with this conversion.
    function expectNotSigned(address payer, Order memory order, FxConversion memory conversion) internal {
        bytes32 digest = authorizationDigest(payer, order, conversion);
        vm.expectRevert(abi.encodeWithSelector(ModelTypedData.TokenSignatureInvalid.selector, payer, digest));
    }

    /// @dev Relayed by a stranger.
    function relayLock(
        Order memory order,
        FxConversion memory conversion,
        address payer,
        bytes memory signature
    ) internal returns (uint256 paid) {
        vm.prank(stranger);
        return router.lockExactWithAuthorization(order, "", conversion, payer, signature);
    }
}
