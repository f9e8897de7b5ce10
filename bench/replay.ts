import { parseArgs } from "node:util";

import { measureGrowth } from "./replay/growth.ts";
import { race } from "./replay/race.ts";
import { chainNote, goalsOf, type ReplayReport, reportLines } from "./replay/report.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    runs: { type: "string", default: "5" },
    /** Lengths of the chains whose cost per event is compared. */
    growth: { type: "string", default: "100000,500000,2000000" },
    check: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);

const dense = await race({ blocks: 240, ours: 60, others: 0, list: 5 }, 20, runs);
const denseSingle = await race({ blocks: 240, ours: 150, others: 0, list: 1 }, 20, runs);
const sparse = await race({ blocks: 300, ours: 1, others: 199, list: 1 }, 20, runs);
const growth = await measureGrowth(values.growth.split(",").map(Number));
const measured = { chain: chainNote, dense, denseSingle, sparse, growth };
const report: ReplayReport = { ...measured, goals: goalsOf(measured) };

if (values.json) console.log(JSON.stringify(report));
else for (const line of reportLines(report)) console.log(line);
if (values.check && report.goals.some(({ isMet }) => !isMet)) process.exitCode = 1;
