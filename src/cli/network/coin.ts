import { formatEther } from "viem";

/** Coins that gas is paid in where it is not ether, by chain id. */
const otherCoins: Readonly<Record<number, string>> = {
  56: "BNB",
  100: "xDAI",
  137: "POL",
  42220: "CELO",
  43114: "AVAX",
};

/** What gas is paid in on a chain. */
export function coinOf(chainId: number): string {
  return otherCoins[chainId] ?? "ETH";
}

/** An amount of a chain's coin, to two digits that count: nobody decides by more. Exact amounts are in --json. */
export function coinText(wei: bigint, chainId: number): string {
  const [whole = "0", fraction = ""] = formatEther(wei).split(".");
  const leading = fraction.length - fraction.replace(/^0+/, "").length;
  const kept = fraction.slice(0, whole === "0" ? leading + 2 : 2).replace(/0+$/, "");
  return `${whole}${kept === "" ? "" : `.${kept}`} ${coinOf(chainId)}`;
}
