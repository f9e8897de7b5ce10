import { staleFigures } from "./gas/documented.ts";
import { measureExchange } from "./gas/exchange.ts";
import { measureFloor } from "./gas/floor.ts";
import { measureLayerTwo } from "./gas/layerTwo.ts";
import { measure } from "./gas/operations.ts";
import { measureReleaseLimit } from "./gas/releaseLimit.ts";
import { type GasReport, reportLines, violations } from "./gas/report.ts";
import { differencesFromSnapshot, writeSnapshot } from "./gas/snapshot.ts";
import { type Measured, openStage } from "./gas/stage.ts";

async function measureAll(): Promise<GasReport> {
  const stage = await openStage("osaka");
  const plain = await measure(stage, "erc20");
  const usdcModel = await measure(stage, "usdcModel");
  const floor = {
    erc20: await measureFloor(stage, "erc20"),
    usdcModel: await measureFloor(stage, "usdcModel"),
  };
  const releaseLimit = await measureReleaseLimit(stage);
  const layerTwo = await measureLayerTwo(stage, usdcModel);
  const erc20 = { ...plain, ...(await measureExchange(stage)) };
  await stage.close();
  return { erc20, usdcModel, amsterdam: await measurePlanned(), floor, releaseLimit, layerTwo };
}

async function measurePlanned(): Promise<Measured> {
  const stage = await openStage("amsterdam");
  const plain = await measure(stage, "erc20");
  const measured = { ...plain, ...(await measureExchange(stage)) };
  await stage.close();
  return measured;
}

const args = new Set(process.argv.slice(2));
const report = await measureAll();
if (args.has("--update")) writeSnapshot(report);
if (args.has("--json")) {
  console.log(JSON.stringify(report));
} else {
  for (const line of reportLines(report)) console.log(line);
}
const problems = [
  ...violations(report).map((line) => `Above its bound: ${line}`),
  ...staleFigures(report).map((line) => `Out of date: ${line}`),
  ...differencesFromSnapshot(report).map((line) => `Not as in the snapshot: ${line}`),
];
for (const line of problems) console.error(line);
if (args.has("--check") && problems.length > 0) process.exitCode = 1;
