import { Interface, JsonRpcProvider } from "ethers";
import { createPublicClient, erc20Abi, http } from "viem";

import { decodeEvent } from "../../src/audit/decode/decodeEvent.ts";
import { transferDecoder } from "../../src/audit/decode/decodeTransfer.ts";
import { rangeDigest } from "../../src/audit/prove/rangeDigest.ts";
import type { BlockReplay } from "../../src/audit/replay.ts";
import { walk } from "../../src/audit/walk.ts";
import { eventsAbi } from "../../src/order/abi/eventsAbi.ts";
import { httpRpc } from "../../src/rpc/httpRpc.ts";
import { patientRpc } from "../../src/rpc/patientRpc.ts";
import { rowOf, type Store } from "./store.ts";
import { chainId, escrow, token } from "./world.ts";

/** What a contender is given: the same for all. */
export interface Race {
  readonly url: string;
  readonly toBlock: number;
  /** Blocks in one question. */
  readonly chunk: number;
  readonly store: Store;
}

/** Reads a whole chain into the store; returns the digest if it has one. */
export type Contender = (race: Race) => Promise<string | undefined>;

const transfers = erc20Abi.filter((item) => item.type === "event" && item.name === "Transfer");
const wantedEvents = [...eventsAbi.filter((item) => item.type === "event"), ...transfers];

export const contenders = {
  "Lading, proven": (race) => replay(race, true),
  "Lading, unproven": (race) => replay(race, false),
  viem: readWithViem,
  ethers: readWithEthers,
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;

async function replay({ url, toBlock, chunk, store }: Race, prove: boolean): Promise<string | undefined> {
  const rpc = patientRpc(httpRpc(url));
  const digest = rangeDigest({ chainId, escrow, fromBlock: 0 });
  const walked = await walk(rpc, {
    escrow,
    fromBlock: 0,
    toBlock,
    prove,
    digest,
    rangeSize: chunk,
    replay: storing(store),
  });
  const [fault] = walked.findings;
  if (fault !== undefined) throw new Error(fault.message);
  return prove && walked.lastHash !== undefined ? digest.close(toBlock, walked.lastHash) : undefined;
}

function storing(store: Store): BlockReplay {
  const decodeTransfer = transferDecoder(escrow);
  return (block, _, transactions) => {
    for (const { logs } of transactions) {
      for (const log of logs) {
        if (log.address === escrow) {
          const event = decodeEvent(log);
          if (!("name" in event)) throw new Error(event.what);
          store.add(rowOf(block, event.name, event.args));
          continue;
        }
        const transfer = decodeTransfer(log);
        if (transfer !== undefined)
          store.add({ block, name: "Transfer", key: transfer.from, amount: transfer.amount });
      }
    }
  };
}

/** Asks for the next range while the last one is worked on. */
async function inRanges<Answer>(
  { toBlock, chunk }: Race,
  read: (from: number, to: number) => Promise<Answer>,
  work: (answer: Answer) => void,
): Promise<void> {
  const ask = (from: number) =>
    from > toBlock ? undefined : read(from, Math.min(from + chunk - 1, toBlock));
  let asked = ask(0);
  for (let from = chunk; asked !== undefined; from += chunk) {
    const answer: Answer = await asked;
    asked = ask(from);
    work(answer);
  }
}

async function readWithViem(race: Race): Promise<undefined> {
  const client = createPublicClient({ transport: http(race.url, { fetchOptions: {}, timeout: 60_000 }) });
  await inRanges(
    race,
    (from, to) =>
      client.getLogs({
        address: [escrow, token],
        events: wantedEvents,
        fromBlock: BigInt(from),
        toBlock: BigInt(to),
        strict: true,
      }),
    (logs) => {
      for (const { blockNumber, eventName, args } of logs)
        race.store.add(rowOf(Number(blockNumber), eventName, args as unknown as Record<string, unknown>));
    },
  );
}

async function readWithEthers(race: Race): Promise<undefined> {
  const provider = new JsonRpcProvider(race.url, chainId, { staticNetwork: true });
  const parser = new Interface(wantedEvents as never);
  const topics = [parser.fragments.flatMap((item) => ("topicHash" in item ? [String(item.topicHash)] : []))];
  await inRanges(
    race,
    (fromBlock, toBlock) => provider.getLogs({ address: [escrow, token], topics, fromBlock, toBlock }),
    (logs) => {
      for (const log of logs) {
        const parsed = parser.parseLog(log);
        if (parsed !== null) race.store.add(rowOf(log.blockNumber, parsed.name, parsed.args.toObject()));
      }
    },
  );
  provider.destroy();
}
