import { expect } from "chai";
import { type Hex, numberToHex, pad, toHex } from "viem";

import { type Audit, type AuditParameters, audit } from "../../../src/audit/audit.ts";
import { exitCodeOf } from "../../../src/audit/exitCode.ts";
import { headerHash } from "../../../src/audit/prove/headerHash.ts";
import { parseHeader } from "../../../src/rpc/chainHeader.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { lowerCase } from "../../../src/text/lowerCase.ts";
import type { ChainCode } from "../../helpers/anomalies.ts";
import { hashOf } from "../../helpers/auditChain.ts";
import { type AuditWorld, auditWorld, liveEveryEvent } from "../../helpers/auditWorld.ts";
import { alteredRpc, recordedRpc } from "../../helpers/recordedRpc.ts";
import type { RawLog, RawReceipt } from "../../helpers/tamperings.ts";

type Alter = Parameters<typeof alteredRpc>[1];

/** A lie of the node, or another question, and what a command then ends with. */
interface Lie {
  readonly alter?: Alter;
  readonly changes?: Partial<AuditParameters>;
  readonly exitCode: number;
  /** What the finding names beside its code and message. */
  readonly names: readonly string[];
}

/** A block in the middle, with transactions of its own. */
const middle = 40;
const honest: Alter = (answer) => answer;
const zeroWord = numberToHex(0, { size: 32 });

describe("anomalies of a chain", () => {
  let world: AuditWorld;
  let rpc: Rpc;
  let toBlock: number;
  let trust: Hex;

  before(async () => {
    world = await auditWorld();
    await liveEveryEvent(world);
    toBlock = await world.head();
    rpc = recordedRpc(world.chain.rpc);
    const params = [numberToHex(toBlock), false];
    trust = parseHeader(await rpc.request({ method: "eth_getBlockByNumber", params })).hash;
  });

  after(() => world.chain.close());

  const lies: Readonly<Record<ChainCode, Lie>> = {
    blockUnreadable: { alter: header(() => null), exitCode: 3, names: ["block"] },
    openingUnknown: { changes: { fromBlock: middle }, exitCode: 2, names: ["block"] },
    chainIdMismatch: { changes: { chainId: 1 }, exitCode: 1, names: [] },
    logRepeated: {
      alter: ownLogs(([first, ...others]) => [first, first, ...others]),
      changes: { prove: false },
      exitCode: 1,
      names: ["block"],
    },
    logDisordered: {
      alter: ownLogs((given) => [...given].reverse()),
      changes: { prove: false },
      exitCode: 1,
      names: ["block"],
    },
    headerHashMismatch: {
      alter: header((given) => ({ ...given, gasUsed: "0x1" })),
      exitCode: 1,
      names: ["block"],
    },
    headerChainBroken: {
      alter: header((given) => {
        const other = { ...parseHeader(given), extraData: "0x00" as const };
        return { ...other, hash: headerHash(other) };
      }),
      exitCode: 1,
      names: ["block"],
    },
    anchorMismatch: { changes: { trust: hashOf("another chain") }, exitCode: 1, names: ["block"] },
    receiptMalformed: {
      alter: receipts((given) => ({ ...given, type: "0x7e", depositReceiptVersion: "0x1" })),
      exitCode: 1,
      names: ["block"],
    },
    receiptTypeUnknown: {
      alter: receipts((given) => ({ ...given, type: "0x9" })),
      exitCode: 3,
      names: ["block"],
    },
    receiptsRootMismatch: {
      alter: receipts((given) => ({ ...given, logs: [] })),
      exitCode: 1,
      names: ["block"],
    },
    eventUnknown: {
      alter: logs((log) => ({ ...log, topics: [hashOf("Other()"), ...log.topics.slice(1)] })),
      exitCode: 1,
      names: ["block"],
    },
    eventMalformed: {
      alter: logs((log) => ({ ...log, data: `${log.data}00` })),
      exitCode: 1,
      names: ["block"],
    },
    stateMismatch: { alter: storage(zeroWord), exitCode: 1, names: ["block", "orderId", "token", "amount"] },
    termsMismatch: { alter: storage(zeroWord), exitCode: 1, names: ["block"] },
    holderStorageMismatch: { alter: storage(zeroWord), exitCode: 1, names: ["block", "orderId", "token"] },
    creditMismatch: { alter: storage(zeroWord), exitCode: 1, names: ["block", "token", "amount"] },
    recoveryStorageMismatch: { alter: storage(zeroWord), exitCode: 1, names: ["block"] },
    balanceShort: { alter: balance(1n), exitCode: 1, names: ["block", "token", "amount"] },
    balanceUnexplained: { alter: balance(10n ** 20n), exitCode: 0, names: ["block", "token", "amount"] },
    storageUnreadable: { alter: storage("busy"), exitCode: 3, names: ["block"] },
    balanceUnreadable: {
      alter: (answer, { method }) => (method === "eth_call" ? null : answer),
      exitCode: 3,
      names: ["block", "token", "amount"],
    },
  };
  for (const [code, { alter = honest, changes = {}, exitCode, names }] of Object.entries(lies)) {
    it(`names ${code}, and ends with ${exitCode}`, async () => {
      const { verdict } = await run(alteredRpc(rpc, alter), changes);
      const found = verdict.findings.find((each) => each.code === code);
      expect(Object.keys(found ?? {})).to.have.members(["code", "message", ...names]);
      expect(exitCodeOf(verdict)).to.equal(exitCode);
    });
  }

  it("names none of them in an honest run, and ends with 0", async () => {
    const { verdict } = await run(rpc);
    expect(verdict.findings).to.deep.equal([]);
    expect(exitCodeOf(verdict)).to.equal(0);
  });

  it("puts only the currency in doubt that a finding names", async () => {
    const poor: Alter = (answer, { method, params }) => {
      const [call] = params as [{ to?: Hex }?];
      return method === "eth_call" && call?.to === world.tokens.usdc.toLowerCase() ? zeroWord : answer;
    };
    const { verdict } = await run(alteredRpc(rpc, poor));
    const balanced = new Map(verdict.currencies.map((totals) => [totals.token, totals.balanced]));
    expect(balanced.get(lowerCase(world.tokens.usdc))).to.equal(false);
    expect(balanced.get(lowerCase(world.tokens.plain))).to.equal(true);
    expect(verdict.balanced).to.equal(false);
  });

  it("puts every currency in doubt by what names none", async () => {
    const { verdict } = await run(
      alteredRpc(
        rpc,
        header(() => null),
      ),
    );
    expect(verdict.currencies.map(({ balanced }) => balanced)).to.deep.equal([false, false]);
  });

  function run(node: Rpc, changes: Partial<AuditParameters> = {}): Promise<Audit> {
    const routers = [world.exchange.router];
    const patience = { firstDelayMs: 1 };
    return audit(node, { escrow: world.escrow, routers, fromBlock: 0, toBlock, trust, patience, ...changes });
  }

  function header(alter: (given: Record<string, unknown>) => unknown): Alter {
    return (answer, { method, params }) =>
      method === "eth_getBlockByNumber" && params[0] === numberToHex(middle)
        ? alter(answer as Record<string, unknown>)
        : answer;
  }

  function receipts(alter: (given: RawReceipt) => unknown): Alter {
    return (answer, { method }) => {
      if (method !== "eth_getTransactionReceipt") return answer;
      const given = answer as RawReceipt;
      return Number(given.blockNumber) === middle ? alter(given) : given;
    };
  }

  /** Alters the list of the escrow's own logs, which is asked for by its address. */
  function ownLogs(alter: (given: readonly unknown[]) => readonly unknown[]): Alter {
    return (answer, { method, params }) => {
      const [filter] = params as [{ address?: unknown }?];
      const isOwn = method === "eth_getLogs" && typeof filter?.address === "string";
      return isOwn ? alter(answer as unknown[]) : answer;
    };
  }

  /** Alters the first log of the escrow in a transaction that pays an order out. */
  function logs(alter: (log: RawLog) => object): Alter {
    return receipts((given) => {
      const own = given.logs.findIndex(({ address }) => address === lowerCase(world.escrow));
      return { ...given, logs: given.logs.map((log, index) => (index === own ? alter(log) : log)) };
    });
  }
});

function storage(word: string): Alter {
  return (answer, { method }) => (method === "eth_getStorageAt" ? word : answer);
}

function balance(amount: bigint): Alter {
  return (answer, { method }) => (method === "eth_call" ? pad(toHex(amount)) : answer);
}
