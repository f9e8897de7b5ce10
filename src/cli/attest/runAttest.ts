import { readFile } from "node:fs/promises";

import { getAddress, type Hex, hashTypedData, keccak256, size, slice } from "viem";
import { signTypedData } from "viem/actions";
import { LadingError } from "../../order/errors.ts";
import { bytes32Schema, bytesSchema } from "../../order/parse.ts";
import { deliveryTypedData } from "../../order/typedData.ts";
import { utcTime } from "../../order/utcTime.ts";
import { confirmOnScreen } from "../act/confirm.ts";
import { type RelayFileOf, relayFields } from "../act/relayFile.ts";
import { type ExitCode, exitCodes } from "../exitCodes.ts";
import { parsedOption } from "../parsedOption.ts";
import { openSigner } from "../signing/openSigner.ts";
import type { Signer } from "../signing/signer.ts";
import type { Terminal } from "../terminal.ts";
import { writeJsonFile } from "../text/jsonFile.ts";
import { jsonText } from "../text/jsonText.ts";
import { paletteOf } from "../text/palette.ts";
import { parseTime } from "../text/parseTime.ts";
import { timeText } from "../text/words.ts";
import { UsageError } from "../usageError.ts";
import type { AttestArguments } from "./attestOptions.ts";
import { type AttestSubject, attestSubject } from "./attestSubject.ts";
import { type AttestStatement, attestText } from "./attestText.ts";
import { checkOnChain } from "./checkOnChain.ts";

/** Signs that orders were delivered, with or without a chain, into a file that `lading order deliver` carries. */
export async function runAttest(args: AttestArguments, terminal: Terminal): Promise<ExitCode> {
  const subject = await attestSubject(args);
  const { chainId, escrow, orders, network } = subject;
  const elsewhere = await signatureMadeElsewhere(args);
  const signer =
    elsewhere === undefined ? await openSigner(args, { terminal, client: network?.client }) : undefined;
  const attester = attesterOf(args, signer);

  const views = network === undefined ? [] : await checkOnChain(network, orders, attester);
  const nowAt = views[0]?.nowAt ?? Math.floor(Date.now() / 1_000);
  const dueAt = [...views.map(({ order }) => order), ...orders.flatMap(({ file }) => file?.order ?? [])].map(
    ({ deliverBy }) => deliverBy,
  );
  const signBy = deadlineOf(args, dueAt, nowAt);
  const evidenceHash = await evidenceHashOf(args);
  const orderIds = orders.map(({ orderId }) => orderId);
  const typedData = deliveryTypedData({ escrow, chainId }, { orderIds, evidenceHash, signBy });
  const statement: AttestStatement = {
    subject,
    views,
    attester,
    evidenceHash,
    document: args.document,
    signBy,
    nowAt,
    digest: hashTypedData(typedData),
    isSignedHere: signer !== undefined,
  };
  const words = attestText(statement, paletteOf(args.dryRun ? terminal.style : terminal.styleErr));
  if (args.dryRun) {
    terminal.out(args.json ? attestJson(statement) : words);
    if (!args.json) terminal.err("\nShown only: nothing was signed.");
    return exitCodes.ok;
  }
  terminal.err(words);
  if (!args.yes && !(await confirmOnScreen("Sign this?", terminal))) {
    terminal.err("Not agreed: nothing was signed.");
    return exitCodes.failed;
  }

  const sign = async ({ account }: Signer): Promise<Hex> => {
    if (account.signTypedData !== undefined) return account.signTypedData(typedData);
    if (network === undefined)
      throw new UsageError(
        "--account is a key that a node keeps: give --rpc, or sign with --keystore or --signer.",
      );
    return signTypedData(network.client, { account, ...typedData });
  };
  const signature = signer === undefined ? elsewhere : await sign(signer);
  if (signature === undefined) throw new LadingError("There is no signature.");
  const path = args.out ?? `attestation-${attester.slice(2, 10).toLowerCase()}.json`;
  const file: RelayFileOf<"delivery"> = {
    ...relayFields({ chainId, escrow, signer: signerOf(attester), signBy, signature }),
    kind: "delivery",
    attester,
    orderIds,
    evidenceHash,
  };
  await writeJsonFile(path, file);
  terminal.out(
    args.json ? attestJson(statement, path) : paletteOf(terminal.style).good(signedText(path, subject)),
  );
  return exitCodes.ok;
}

/** Who attests: the account that signs, unless the terms name a contract or a key in its place. */
function attesterOf({ attester }: AttestArguments, signer: Signer | undefined): Hex {
  if (attester === undefined) {
    if (signer === undefined) throw new UsageError("--signature: name whose it is with --attester.");
    return signer.address;
  }
  const bytes = parsedOption("--attester", bytesSchema, attester);
  if (size(bytes) < 20) throw new UsageError(`--attester ${attester} is shorter than an address.`);
  if (size(bytes) > 20 && signer !== undefined)
    throw new UsageError("--attester is a key, which no account signs for.", [
      "Have the key sign the digest that --dry-run shows, and give its signature with --signature FILE.",
    ]);
  return size(bytes) === 20 ? getAddress(bytes) : bytes;
}

/** Of a key, the contract that verifies it: relay files name an account. */
const signerOf = (attester: Hex) => getAddress(slice(attester, 0, 20));

async function signatureMadeElsewhere({
  signature,
  dryRun,
  attester,
}: AttestArguments): Promise<Hex | undefined> {
  // To see the digest that a key is to sign, no signature is needed yet.
  if (dryRun && attester !== undefined && signature === undefined) return "0x";
  if (signature === undefined) return undefined;
  const text = (await readFile(signature, "utf8")).trim();
  const bytes = bytesSchema.safeParse(text);
  if (!bytes.success) throw new LadingError(`${signature} holds no hexadecimal signature.`);
  // A contract that approved the digest on chain signs with nothing; a key never does.
  if (bytes.data === "0x" && size((attester ?? "0x") as Hex) > 20)
    throw new LadingError(`${signature} holds an empty signature, which only a contract gives.`);
  return bytes.data;
}

function deadlineOf({ deadline }: AttestArguments, dueAt: readonly number[], nowAt: number): number {
  const first = dueAt.length === 0 ? undefined : Math.min(...dueAt);
  if (deadline === undefined && first === undefined)
    throw new UsageError(
      "Until when does the attestation count? --deadline 2026-12-01, the same for all attesters.",
    );
  const signBy = deadline === undefined ? (first ?? 0) : parseTime("--deadline", deadline);
  if (signBy >= nowAt) return signBy;
  throw new LadingError(`The attestation would have expired: it would count until ${timeText(signBy)}.`, {
    metaMessages: [
      `now: ${timeText(nowAt)}`,
      ...(deadline === undefined
        ? ["That is when the order's delivery was due: afterwards nobody can confirm it."]
        : []),
    ],
    docsPath: "docs/cli/attest.md#until-when",
  });
}

async function evidenceHashOf({ document, evidenceHash }: AttestArguments): Promise<Hex> {
  if (document !== undefined && evidenceHash === undefined) return keccak256(await readFile(document));
  if (evidenceHash !== undefined && document === undefined)
    return parsedOption("--evidence-hash", bytes32Schema, evidenceHash);
  throw new UsageError("Name what proves the delivery: --document FILE, or --evidence-hash HASH.");
}

function signedText(path: string, { orders }: AttestSubject): string {
  const ids = orders.map(({ orderId }) => orderId).join(" ");
  return [
    `Signed into ${path}. Send the file to whoever confirms the delivery. With enough attesters' files, anybody does it:`,
    `  lading order deliver ${ids} --attestation ${path}`,
  ].join("\n");
}

function attestJson(
  { subject: { chainId, escrow, orders, network }, attester, evidenceHash, signBy, digest }: AttestStatement,
  file?: string,
): string {
  return jsonText({
    action: "attest",
    chainId,
    escrow,
    orderIds: orders.map(({ orderId }) => orderId),
    attester,
    evidenceHash,
    signBy: utcTime(signBy),
    digest,
    isCheckedOnChain: network !== undefined,
    signed: file !== undefined,
    ...(file === undefined ? {} : { file }),
  });
}
