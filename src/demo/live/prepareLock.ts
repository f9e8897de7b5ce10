import { parseSignature } from "viem";

import {
  authorizationTypedData,
  permit2ListTypedData,
  permit2TypedData,
  permitTypedData,
} from "../../order/fundingTypedData.ts";
import type { Deed } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { place } from "./place.ts";
import type { PreparedCall } from "./prepared.ts";
import { escrowCall } from "./prepared.ts";
import type { World } from "./world.ts";
import { takeNonce } from "./world.ts";

const noGateData = "0x";

/** Locks orders of one payer and one currency: alone or as a list, in the way the token allows. */
export async function prepareLock(world: World, deed: Extract<Deed, { do: "lock" }>): Promise<PreparedCall> {
  const placed = await Promise.all(deed.orders.map((plan) => place(world, plan)));
  const [first] = placed;
  if (first === undefined) throw new Error("a lock without orders");
  const orders = placed.map(({ order }) => order);
  const { order, plan } = first;
  const payer = await memberOf(world.cast, deed.payer);
  const relayer = await memberOf(world.cast, "relayer");
  const gateData = orders.map(() => noGateData) as `0x${string}`[];
  const tokenDomain = world.tokens[plan.currency].domain;
  const { escrow, chain } = world;

  switch (deed.way) {
    case "allowance":
      return orders.length === 1
        ? escrowCall(world, payer.address, "lock", [order, noGateData])
        : escrowCall(world, payer.address, "lockMany", [orders, gateData]);

    case "permit": {
      const nonce = takeNonce(world, `permit ${plan.currency} ${deed.payer}`);
      const deadline = BigInt(order.lockBy);
      const permit = { tokenDomain, escrow, owner: payer.address, value: order.amount, nonce, deadline };
      const { r, s, yParity } = parseSignature(await payer.signTypedData(permitTypedData(permit)));
      return escrowCall(world, payer.address, "lockWithPermit", [
        order,
        noGateData,
        deadline,
        yParity + 27,
        r,
        s,
      ]);
    }

    case "authorization": {
      const items = await Promise.all(
        placed.map(async ({ order: item, orderId }) => {
          const authorization = { tokenDomain, escrow, payer: payer.address, orderId, order: item };
          const signature = await payer.signTypedData(authorizationTypedData(authorization));
          return { order: item, payer: payer.address, gateData: noGateData, signature } as const;
        }),
      );
      const [item] = items;
      return items.length === 1 && item !== undefined
        ? escrowCall(world, relayer.address, "lockWithAuthorization", [
            order,
            payer.address,
            noGateData,
            item.signature,
          ])
        : escrowCall(world, relayer.address, "lockManyWithAuthorization", [items]);
    }

    case "permit2": {
      const nonce = takeNonce(world, `permit2 ${deed.payer}`);
      const deadline = BigInt(order.lockBy);
      const permit = { chainId: chain.chainId, escrow, nonce, deadline };
      if (orders.length === 1) {
        const signature = await payer.signTypedData(permit2TypedData({ ...permit, order }));
        const funding = { payer: payer.address, nonce, deadline, signature };
        return escrowCall(world, relayer.address, "lockWithPermit2", [order, noGateData, funding]);
      }
      const signature = await payer.signTypedData(permit2ListTypedData({ ...permit, orders }));
      const funding = { payer: payer.address, nonce, deadline, signature };
      return escrowCall(world, relayer.address, "lockManyWithPermit2", [orders, gateData, funding]);
    }

    default: {
      const never: never = deed.way;
      throw new Error(`unknown way to lock ${String(never)}`);
    }
  }
}
