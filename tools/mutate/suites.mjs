// Runs compiled test suites in this process, with some contracts' creation code put in place of their own.
import { EdrContext, L1_CHAIN_TYPE, l1SolidityTestRunnerFactory } from "@nomicfoundation/edr";

const context = new EdrContext();
await context.registerSolidityTestRunnerFactory(L1_CHAIN_TYPE, l1SolidityTestRunnerFactory());

const nameOf = ({ id }, test) => `${id.name}.${test.name.replace(/\(.*/, "")}`;

/**
 * @param codes Artifact "path:name" → creation code, in place of what the build made.
 * @returns One runner of suites: names of the tests that failed.
 */
export function suiteRunner({ artifacts, config }, codes) {
  const patched = artifacts.map((artifact) => {
    const { id, contract } = artifact;
    const code = codes.get(`${id.source.replace(/^project\//, "")}:${id.name}`);

    return code === undefined ? artifact : { id, contract: { ...contract, bytecode: `0x${code}` } };
  });

  return async (suites) => {
    const failed = [];
    let left = suites.length;
    await new Promise((resolve, reject) => {
      const onSuite = ({ id, testResults }) => {
        for (const test of testResults) if (test.status === "Failure") failed.push(nameOf({ id }, test));
        left -= 1;
        if (left === 0) resolve();
      };
      context
        .runSolidityTests(
          L1_CHAIN_TYPE,
          patched,
          suites.map(({ id }) => id),
          config,
          { buildInfos: [], ignoreContracts: false },
          onSuite,
        )
        .catch(reject);
    });
    return failed;
  };
}
