// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxConversion} from "../types/FxConversion.sol";

/// @title EIP-712 types of what is signed for a conversion
/// @dev `src/order/exchange/fxTypedDataSchemas.ts` has the same schemas; a test shows that Solidity, viem and ethers agree.
library FxTypedData {
    bytes32 internal constant CONVERSION_TYPEHASH = keccak256(
        "FxConversion(address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData)"
    );
    bytes32 internal constant LOCK_TYPEHASH = keccak256(
        "FxLock(Order order,FxConversion conversion)FxConversion(address venue,address tokenIn,uint256 maximumIn,address oracle,uint16 maxDeviationBps,uint16 closedDeviationBps,bytes venueData)Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)"
    );

    /// @notice Struct hash of an order with the conversion that pays for it.
    /// @param orderHash Struct hash of the order.
    function hashLock(bytes32 orderHash, FxConversion calldata conversion) internal pure returns (bytes32) {
        return keccak256(abi.encode(LOCK_TYPEHASH, orderHash, _hashConversion(conversion)));
    }

    function _hashConversion(FxConversion calldata conversion) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CONVERSION_TYPEHASH,
                    conversion.venue,
                    conversion.tokenIn,
                    conversion.maximumIn,
                    conversion.oracle,
                    conversion.maxDeviationBps,
                    conversion.closedDeviationBps,
                    keccak256(conversion.venueData)
                )
            );
    }
}
