/** The structs of the exchange in `contracts/types`, as viem's human-readable ABI has them. */
export const exchangeTypesAbi = [
  "struct FxConversion { address venue; address tokenIn; uint256 maximumIn; address oracle; uint16 maxDeviationBps; uint16 closedDeviationBps; bytes venueData; }",
  "struct FxPayout { address venue; address tokenOut; uint256 amountIn; uint256 minimumOut; address recipient; address oracle; uint16 maxDeviationBps; uint16 closedDeviationBps; bytes venueData; }",
  "struct FxTrade { address taker; bytes32 orderId; address tokenIn; address tokenOut; uint256 amountIn; uint256 amountOut; address recipient; }",
] as const;
