import { isAddressEqual, zeroAddress } from "viem";

import { utcTime } from "../../order/utcTime.ts";
import type { Palette } from "../text/palette.ts";
import { fromNow, timeText } from "../text/words.ts";
import type { RecoveryView, Registry } from "./readRecovery.ts";

const nobody = "nobody: without the key, sides and credits are lost";

/** A registry and whom it names, in words. */
export function registryText(registry: Registry | undefined): string {
  if (registry === undefined) return nobody;
  const { address, successor } = registry;
  if (successor === undefined) return `nobody: ${address} does not answer as a registry`;
  return isAddressEqual(successor, zeroAddress)
    ? `nobody yet: the registry ${address} names no successor`
    : `${successor}, named by the registry ${address}`;
}

/** Who may follow an account, for people. */
export function recoveryText({ account, nowAt, registry, pending }: RecoveryView, palette: Palette): string {
  const rows: [when: string, what: string][] = [["now", registryText(registry)]];
  if (pending !== undefined)
    rows.push([
      `from ${timeText(pending.from)} (${fromNow(pending.from, nowAt)})`,
      registryText(pending.registry),
    ]);
  const width = Math.max(...rows.map(([when]) => when.length));
  const successor = successorNow(registry);
  return [
    palette.title(`Who may take over for ${account} (it is now ${timeText(nowAt)}):`),
    ...rows.map(([when, what]) => `  ${palette.quiet(when.padEnd(width))}  ${what}`),
    ...(successor === undefined
      ? []
      : [
          "",
          palette.title(`What ${successor} can do:`),
          `  take a side of an order: lading order reassign ORDER --side buyer|seller --to ${successor}`,
          `  withdraw a credit: lading credit withdraw --as-successor-of ${account} --token TOKEN`,
        ]),
    ...(pending === undefined ? [] : ["", `${account} can take the choice back: lading recovery cancel`]),
  ].join("\n");
}

/** Who may follow an account, for programs. */
export function recoveryJson({ account, nowAt, registry, pending }: RecoveryView): object {
  const fact = (each: Registry | undefined) => ({
    registry: each?.address ?? null,
    successor: successorNow(each) ?? null,
  });
  return {
    account,
    now: utcTime(nowAt),
    ...fact(registry),
    pending: pending === undefined ? null : { ...fact(pending.registry), from: utcTime(pending.from) },
  };
}

function successorNow(registry: Registry | undefined) {
  const successor = registry?.successor;
  return successor === undefined || isAddressEqual(successor, zeroAddress) ? undefined : successor;
}
