import type { Address, Hex } from "viem";
import { reasonOf } from "../../rpc/fault.ts";
import { hexOf, list, record } from "../../rpc/fields.ts";
import type { Read } from "../../rpc/read.ts";
import { readHeader } from "../../rpc/readHeaders.ts";
import { readHasCode } from "../../rpc/readStorage.ts";
import { blockTag, type Rpc } from "../../rpc/rpc.ts";
import { type Finding, finding } from "../finding.ts";
import { provenHasCode } from "../prove/accountProof.ts";
import { headerHash } from "../prove/headerHash.ts";
import { nothingWalked, type Walked } from "./walked.ts";

interface OpeningParameters {
  readonly escrow: Address;
  readonly fromBlock: number;
  readonly prove: boolean;
}

/**
 * What is known before the first block of a range. An escrow that had code before has a past that the range does not show;
 * that it had none is proven by the state of the block before, whose hash the first header must name.
 */
export async function readOpening(
  rpc: Rpc,
  { escrow, fromBlock, prove }: OpeningParameters,
): Promise<Walked> {
  if (fromBlock === 0) return nothingWalked();
  const block = fromBlock - 1;
  const hadCode = await answerOrNone(async () => {
    const had = await readHasCode(rpc, escrow, block);
    if (!had.ok) throw new Error(had.reason);
    return had.value;
  });
  if (!hadCode.ok) return unknown(block, hadCode.reason);
  if (hadCode.value) return unknown(block, "it had code before");
  if (!prove) return nothingWalked();

  const read = await readHeader(rpc, block);
  if (!read.ok) return unknown(block, read.reason);
  const proven = await answerOrNone(async () => {
    const params = [escrow, [], blockTag(block)];
    const { accountProof } = record(await rpc.request({ method: "eth_getProof", params }), "a proof");
    const nodes = list(accountProof, "accountProof").map((node) => hexOf(node, "accountProof"));
    return provenHasCode(read.value.stateRoot, escrow, nodes);
  });
  const lastHash = headerHash(read.value);
  if (!proven.ok)
    return unknown(block, `it had no code by the node's word, not proven: ${proven.reason}`, lastHash);
  return proven.value ? unknown(block, "it had code before", lastHash) : { ...nothingWalked(), lastHash };
}

/** Many nodes keep no old state, and say so in words that sound like a fault: that must not end the audit. */
async function answerOrNone<Value>(ask: () => Promise<Value>): Promise<Read<Value>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function unknown(block: number, reason: string, lastHash?: Hex): Walked {
  const findings: Finding[] = [finding("openingUnknown", reason, { block })];
  return { ...nothingWalked(), lastHash, findings };
}
