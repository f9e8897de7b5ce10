import { defineCommand } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { openSigner } from "../../signing/openSigner.ts";
import { signerOptions } from "../../signing/signerOptions.ts";
import { jsonText } from "../../text/jsonText.ts";

/** Who would sign. */
export const keyAddressCommand = defineCommand({
  command: "address [name]",
  describe: "Show the address that signs",
  examples: [
    ["lading key address seller", "of your keystore named seller"],
    ["lading key address --signer http://127.0.0.1:8550", "of a signer process"],
  ],
  options: (program) =>
    signerOptions(program).positional("name", {
      type: "string",
      describe: "A keystore: its file, or its name in --keys",
    }),
  run: async ({ name, ...args }, terminal) => {
    const places =
      name === undefined ? args : { keystore: name, keys: args.keys, passwordFile: args.passwordFile };
    const { address, keptBy } = await openSigner(places, { terminal });
    terminal.out(args.json ? jsonText({ address, keptBy }) : address);
    return exitCodes.ok;
  },
});
