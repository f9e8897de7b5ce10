import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import {
  createTestClient,
  type Hex,
  type HttpTransport,
  http,
  type PublicActions,
  publicActions,
  type TestClient,
} from "viem";

import { DEVELOPMENT_CHAIN_ID } from "../../deploy/deployClient.ts";
import type { ChainFiles } from "../network/chainFolder.ts";
import { accountNames, publicMnemonic } from "./accounts.ts";
import type { ChainState } from "./chainState.ts";
import { findEngine } from "./engine.ts";
import { ChainEngineError, ChainPortTakenError } from "./errors.ts";
import { endProcess } from "./processes.ts";

/** The same depth in sources and in the package. */
const guard = fileURLToPath(new URL("../../../bin/guard.mjs", import.meta.url));

const host = "127.0.0.1";

/** A running anvil. */
export interface Engine {
  readonly url: string;
  readonly client: LocalClient;
  /** The process that ends anvil when this one ends. */
  readonly guard: number;
  readonly anvil: number;
  /** Settles when anvil has ended, with what it said last. */
  readonly ended: Promise<string>;
  /** Ends anvil, which writes its state first. */
  readonly stop: () => Promise<void>;
}

export type LocalClient = TestClient<"anvil", HttpTransport> & PublicActions<HttpTransport>;

/** A client that also does what only a local chain allows. */
export function localClient(url: string): LocalClient {
  return createTestClient({ mode: "anvil", transport: http(url, { batch: true, retryCount: 0 }) }).extend(
    publicActions,
  );
}

/** @throws ChainPortTakenError */
async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch {
    throw new ChainPortTakenError(port);
  } finally {
    server.close();
  }
}

/**
 * Starts anvil on a chain's state, or on a new chain, and waits until it answers.
 *
 * @throws ChainPortTakenError, ChainEngineMissingError, ChainEngineError
 */
export async function startEngine(
  files: ChainFiles,
  state: ChainState | undefined,
  port: number,
): Promise<Engine> {
  const engine = findEngine();
  await requireFreePort(port);
  const args = [
    ...["--host", host, "--port", String(port), "--chain-id", String(DEVELOPMENT_CHAIN_ID)],
    ...["--mnemonic", publicMnemonic, "--accounts", String(accountNames.length), "--hardfork", "osaka"],
    // A block here is final at once, so that an audit reads up to the last one.
    ...["--slots-in-an-epoch", "0", "--dump-state", files.exit, "--quiet"],
    ...(state === undefined ? [] : ["--load-state", files.state]),
  ];
  // A group of its own, so that Ctrl-C in a terminal reaches this process alone, which then ends the others in order.
  const child = spawn(process.execPath, [guard, engine, ...args], { detached: true, windowsHide: true });
  const started = once(child.stdout, "data").then(([line]) => Number(line));
  const ended = endOf(child, started);
  const url = `http://${host}:${port}`;
  const client = localClient(url);
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  try {
    await untilReady(client, ended, files.folder);
    await keepClock(client, state);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, client, guard: child.pid ?? 0, anvil: await started, ended, stop };
}

/** Waits for the end of both processes, and gives what anvil said. */
async function endOf(child: ChildProcessWithoutNullStreams, started: Promise<number>): Promise<string> {
  let said = "";
  child.stderr.on("data", (piece: Buffer) => {
    said = `${said}${piece}`.slice(-2_000);
  });
  child.stdin.on("error", () => {});
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  // A guard that was killed ends nothing.
  if (signal !== null) await endProcess(await started);
  return said.trim();
}

async function untilReady(client: LocalClient, ended: Promise<string>, folder: string): Promise<void> {
  let end: string | undefined;
  ended.then((said) => {
    end = said;
  });
  const until = Date.now() + 60_000;
  while (end === undefined && Date.now() < until) {
    if (await client.getChainId().catch(() => undefined)) return;
    await setTimeout(50);
  }
  throw new ChainEngineError(end ?? "It did not answer for a minute.", folder);
}

/** anvil begins again at this machine's time: where the chain's clock was ahead, it must not go back. */
async function keepClock(client: LocalClient, state: ChainState | undefined): Promise<void> {
  const ahead = (state?.time ?? 0) - Math.floor(Date.now() / 1_000);
  if (ahead > 0) await client.increaseTime({ seconds: ahead });
}

/** The whole state as anvil gives it: JSON, compressed. */
export async function dumpState(client: LocalClient): Promise<Hex> {
  return await client.request<{ Method: "anvil_dumpState"; Parameters: []; ReturnType: Hex }>({
    method: "anvil_dumpState",
    params: [],
  });
}
