import { measureFloor } from "./gas/floor.ts";
import { measure } from "./gas/operations.ts";
import { openStage } from "./gas/stage.ts";

const stage = await openStage("osaka");
const result = {
  erc20: await measure(stage, "erc20"),
  usdcModel: await measure(stage, "usdcModel"),
  floor: { erc20: await measureFloor(stage, "erc20"), usdcModel: await measureFloor(stage, "usdcModel") },
};
await stage.close();
console.log(JSON.stringify(result, null, 1));
