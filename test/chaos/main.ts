// Plays random fault schedules against the auditor:
//
//   npm run test:chaos -- [--schedules 1000] [--seed N] [--json]
//
// Half of them have an honest node that is hard to reach, half a lying one; a fifth as many have one of each.
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

import { type CampaignResult, campaign } from "../helpers/chaos/campaign.ts";
import { chaosWorld } from "../helpers/chaos/world.ts";

/** Of the honest schedules, those that must end balanced and proven with the one digest. */
const wantedShare = 0.99;

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "1000" },
    seed: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const schedules = Number(values.schedules);
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
if (!Number.isSafeInteger(schedules) || schedules < 10 || !Number.isSafeInteger(seed))
  throw new Error("--schedules takes a whole number from 10, --seed a whole number");

console.error(`seed ${seed}: the same again with --seed ${seed}`);
const world = await chaosWorld();
const half = Math.ceil(schedules / 2);
const result = await campaign(world, {
  seed,
  counts: { flaky: half, lying: half, turning: Math.ceil(schedules / 5) },
  onPlayed(played, of) {
    if (played % 100 === 0) console.error(`${played} of ${of} played`);
  },
});
await world.close();

if (values.json) console.log(JSON.stringify(result, undefined, 2));
else for (const line of linesOf(result)) console.log(line);
for (const { kind, index, lie, outcome } of [...result.deceived, ...result.unproven])
  console.error(
    `${kind} ${index}${lie === undefined ? "" : ` (${lie})`}: exit ${outcome.exitCode}, ${outcome.thrown ?? outcome.codes.join(", ")}`,
  );
const share = result.flaky.proven / result.flaky.played;
if (result.deceived.length > 0 || share < wantedShare) process.exitCode = 1;

function linesOf({ flaky, lying, turning, deceived, seconds, messages, restarts }: CampaignResult): string[] {
  const codes = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([code, count]) => `${count} × exit ${code}`)
      .join(", ");
  return [
    `seed        ${seed}`,
    `honest      ${flaky.played} played, ${flaky.proven} balanced and proven with the one digest (${((100 * flaky.proven) / flaky.played).toFixed(2)} %)`,
    `lying       ${lying.played} played, ${lying.lies} kinds of lies: ${codes(lying.exitCodes)}`,
    `one of each ${turning.played} played: ${codes(turning.exitCodes)}; ${turning.proven} of them saw through it`,
    `deceived    ${deceived.length}`,
    `effort      ${messages} messages, ${restarts} restarts, ${seconds.toFixed(1)} s`,
  ];
}
