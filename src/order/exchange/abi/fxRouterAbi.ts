import { parseAbi } from "viem";

import { typesAbi } from "../../abi/typesAbi.ts";
import { fxRouterErrorsAbi } from "./exchangeErrorsAbi.ts";
import { exchangeTypesAbi } from "./exchangeTypesAbi.ts";

const functionsAndEventsAbi = parseAbi([
  ...typesAbi,
  ...exchangeTypesAbi,
  "function lockExact(Order order, bytes gateData, FxConversion conversion) returns (uint256 paid)",
  "function lockExactWithPermit(Order order, bytes gateData, FxConversion conversion, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns (uint256 paid)",
  "function lockExactWithAuthorization(Order order, bytes gateData, FxConversion conversion, address payer, bytes signature) returns (uint256 paid)",
  "function lockExactWithPermit2(Order order, bytes gateData, FxConversion conversion, Permit2Funding funding) returns (uint256 paid)",
  "function lockExactBatch(Order[] orders, bytes[] gateData, FxConversion[] conversions)",
  "function convert(address tokenIn, uint256 amountIn, FxPayout payout) returns (uint256 received)",
  "function onPayout(bytes32 orderId, address owner, address token, uint256 amount, bytes data) returns (bytes4 magic)",
  "function onLock(bytes32[] orderIds, address token, uint256 amount, bytes data)",
  "function pay(address to, uint256 amount)",
  "function escrow() view returns (address)",
  "event FxLocked(address indexed payer, address indexed venue, address indexed tokenIn, uint256 paid, address token, uint256 received, bytes32[] orderIds)",
  "event FxSold(bytes32 indexed orderId, address indexed owner, address venue, address tokenIn, uint256 paid, address tokenOut, uint256 received, address recipient)",
]);

/** The whole ABI of `IFxRouter`. A test compares it with the compiled interface, both ways. */
export const fxRouterAbi = [...functionsAndEventsAbi, ...fxRouterErrorsAbi] as const;
