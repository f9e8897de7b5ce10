import { main } from "../src/demo/main.ts";

process.exitCode = await main(process.argv.slice(2));
