import { staleFigures } from "./gas/documented.ts";
import { measureExchange } from "./gas/exchange.ts";
import { measureFloor } from "./gas/floor.ts";
import { measure } from "./gas/operations.ts";
import { type GasReport, reportLines, violations } from "./gas/report.ts";
import { type Measured, openStage } from "./gas/stage.ts";

async function measureAll(): Promise<GasReport> {
  const stage = await openStage("osaka");
  const plain = await measure(stage, "erc20");
  const usdcModel = await measure(stage, "usdcModel");
  const floor = {
    erc20: await measureFloor(stage, "erc20"),
    usdcModel: await measureFloor(stage, "usdcModel"),
  };
  const erc20 = { ...plain, ...(await measureExchange(stage)) };
  await stage.close();
  return { erc20, usdcModel, floor };
}

async function measurePlanned(): Promise<Measured | undefined> {
  const stage = await openStage("amsterdam").catch(() => undefined);
  if (stage === undefined) return undefined;
  const measured = await measure(stage, "erc20", ["lock", "claim"]);
  await stage.close();
  return measured;
}

const report = await measureAll();
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(report));
} else {
  for (const line of reportLines(report, await measurePlanned())) console.log(line);
}
const above = violations(report);
for (const line of above) console.error(`Above its bound: ${line}`);
const stale = staleFigures(report);
for (const line of stale) console.error(`Out of date: ${line}`);
if (process.argv.includes("--check") && above.length + stale.length > 0) process.exitCode = 1;
