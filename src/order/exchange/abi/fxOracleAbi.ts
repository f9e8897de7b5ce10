import { parseAbi } from "viem";

/** The questions that a price band asks of an `IFxOracle`. */
export const fxOracleAbi = parseAbi([
  "function getQuote(uint256 baseAmount, address base, address quote) view returns (uint256 quoteAmount)",
  "function isMarketOpen(address base, address quote) view returns (bool open)",
  "error OracleUnsupportedPair(address base, address quote)",
]);
