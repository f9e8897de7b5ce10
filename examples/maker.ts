// A small maker: answers requests for quotes over loopback HTTP with firm prices from a table, each for one taker and order.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import {
  type Account,
  type Address,
  createWalletClient,
  getAddress,
  type Hash,
  isAddressEqual,
  publicActions,
  type Transport,
} from "viem";
import {
  type ExchangeParameters,
  exchangeActions,
  formatSignedQuote,
  LadingError,
  parseQuoteRequest,
  type QuoteRequest,
  quoteNonceMasks,
} from "../src/client/index.ts";

/** A middle price: so much of `tokenIn` for so much of `tokenOut`, each in its smallest unit. */
export interface MakerPrice {
  readonly tokenIn: Address;
  readonly unitsIn: bigint;
  readonly tokenOut: Address;
  readonly unitsOut: bigint;
}

export interface MakerSettings extends ExchangeParameters {
  readonly transport: Transport;
  /** Owns what it sells, and allowed the venue to take it. */
  readonly account: Account;
  /** Looked up for every quote, so that it may change while the maker runs. */
  readonly prices: readonly MakerPrice[];
  /** What the maker earns on top of the middle price, in 1/10,000. */
  readonly spreadBps: bigint;
  /** How long a quote stands. */
  readonly validSeconds: number;
}

/** Opens the maker on a free port. `POST /` a `QuoteRequest` as JSON; the answer is a signed quote, or a 4xx with why not. */
export async function openMaker(settings: MakerSettings) {
  const { account, transport, router, prices, spreadBps, validSeconds, ...contracts } = settings;
  const client = createWalletClient({ account, transport })
    .extend(publicActions)
    .extend(exchangeActions({ ...contracts, router }));
  const maker = account.address;
  /** Until when each nonce that was handed out may still be filled. */
  const open = new Map<bigint, number>();

  // Nonces stay dense, so that 256 share a slot: the lowest that is neither used nor handed out. One whose quote ran out
  // unfilled comes back. A turn at a time, so that no two requests get the same.
  let turn: Promise<unknown> = Promise.resolve();
  const nextNonce = (): Promise<{ nonce: bigint; validUntil: number }> => {
    const taken = turn.then(async () => {
      const now = Number((await client.getBlock()).timestamp);
      for (let nonce = 0n; ; nonce++) {
        if ((open.get(nonce) ?? 0) >= now) continue;
        open.delete(nonce);
        if (await client.getQuoteUsed({ maker, nonce })) open.set(nonce, Number.POSITIVE_INFINITY);
        else {
          open.set(nonce, now + validSeconds);
          return { nonce, validUntil: now + validSeconds };
        }
      }
    });
    turn = taken.catch(() => undefined);
    return taken;
  };

  const quote = async ({ taker, orderId, tokenIn, tokenOut, amountOut }: QuoteRequest) => {
    const price = prices.find(
      (known) => isAddressEqual(known.tokenIn, tokenIn) && isAddressEqual(known.tokenOut, tokenOut),
    );
    if (price === undefined) throw new LadingError("No price for this pair.");
    const [dividend, divisor] = [price.unitsIn * (10_000n + spreadBps), price.unitsOut * 10_000n];
    const amountIn = (amountOut * dividend + divisor - 1n) / divisor;
    const ends = { maker: getAddress(maker), router, taker, orderId, tokenIn, tokenOut };
    const amounts = { amountIn, amountOut, fromPermit2: false };
    return client.signQuote({ quote: { ...ends, ...amounts, ...(await nextNonce()) } });
  };

  const answer = async (request: IncomingMessage) => {
    if (request.method !== "POST") return { status: 405, body: { error: "POST a request for a quote." } };
    try {
      const asked = parseQuoteRequest(JSON.parse(await text(request)));
      return { status: 200, body: formatSignedQuote(await quote(asked)) };
    } catch (error) {
      if (error instanceof LadingError || error instanceof SyntaxError)
        return { status: 400, body: { error: error.message } };
      return { status: 500, body: { error: "The maker cannot quote now." } };
    }
  };
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Takes back every quote that could still be filled: when prices jump, say. */
    cancelAll: async (): Promise<Hash[]> => {
      const now = Number((await client.getBlock()).timestamp);
      const live = [...open].filter(([, until]) => until >= now && Number.isFinite(until));
      const hashes: Hash[] = [];
      for (const masked of quoteNonceMasks(live.map(([nonce]) => nonce)))
        hashes.push(await client.cancelQuotes(masked));
      return hashes;
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
