import { LadingError } from "../../order/errors.ts";

const docsPath = "docs/cli/chain.md";

/** The program that makes the chain is not installed. */
export class ChainEngineMissingError extends LadingError {
  override name = "ChainEngineMissingError";

  constructor(platform: string) {
    super(`anvil, which makes the local chain, is not installed for ${platform}.`, {
      metaMessages: [
        "npm leaves it out with --omit=optional: install Lading again without that.",
        "Or install Foundry (getfoundry.sh), whose anvil is found in the PATH.",
      ],
      docsPath,
    });
  }
}

/** The program that makes the chain ended by itself. */
export class ChainEngineError extends LadingError {
  override name = "ChainEngineError";

  constructor(said: string, folder: string) {
    super("anvil ended. The chain is as its last block left it.", {
      metaMessages: [...(said === "" ? [] : [said]), `Start it again; it goes on from ${folder}.`],
      docsPath,
    });
  }
}

export class ChainPortTakenError extends LadingError {
  override name = "ChainPortTakenError";

  constructor(port: number) {
    super(`Port ${port} of this machine is taken by another program.`, {
      metaMessages: [`Stop it, or choose another one: lading chain --port ${port + 1}`],
      docsPath,
    });
  }
}

/** Two chains would write over each other's state. */
export class ChainRunningError extends LadingError {
  override name = "ChainRunningError";

  constructor(folder: string, url: string, pid: number) {
    super(`The chain of ${folder} runs already: ${url}, process ${pid}.`, {
      metaMessages: [
        "Use it, stop it with Ctrl-C, or start another one: lading chain --folder OTHER --port 8546",
      ],
      docsPath,
    });
  }
}

/** What a chain left cannot be read. Nothing of it is touched. */
export class ChainStateDamagedError extends LadingError {
  override name = "ChainStateDamagedError";

  constructor(file: string, reason: string, cause?: unknown) {
    super(`The chain in ${file} cannot be read: ${reason}`, {
      metaMessages: [
        "Put a copy of the file back, if you have one, or begin a new chain, which removes it: lading chain --reset",
      ],
      docsPath,
      cause,
    });
  }
}

/** Time moves by hand only where it is nobody else's. */
export class ChainNotLocalError extends LadingError {
  override name = "ChainNotLocalError";

  constructor(url: string, reason: string) {
    super(`${url} is no chain of lading chain: ${reason}.`, {
      metaMessages: ["Start one with: lading chain"],
      docsPath,
    });
  }
}
