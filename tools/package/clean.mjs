// A dist/ left in a clone would run instead of the sources.
import { rmSync } from "node:fs";

rmSync(new URL("../../dist/", import.meta.url), { recursive: true, force: true });
