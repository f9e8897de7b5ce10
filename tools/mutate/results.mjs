// What earlier runs found out. A kill counts while the file and the suite that killed are the same, a survivor while all
// suites are; equal bytecode depends on the contracts only.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export function resultStore(path, suites, contractsHash) {
  const known = new Map(existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : []);
  const hashes = new Map(suites.map(({ name, hash }) => [name, hash]));
  const allSuites = createHash("sha256")
    .update([...hashes].sort().flat().join("\n"))
    .digest("hex");
  const groundOf = ({ fate, by }) => {
    if (fate === "killed") return hashes.get(by.split(".")[0]) ?? allSuites;
    return fate === "survived" ? `${allSuites}:${contractsHash}` : contractsHash;
  };

  return {
    find(id) {
      const result = known.get(id);

      return result !== undefined && result.ground === groundOf(result) ? result : undefined;
    },
    /** Written at once and whole, so that a run may be stopped at any time. */
    save(id, result) {
      known.set(id, { ...result, ground: groundOf(result) });
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify([...known]));
      renameSync(`${path}.new`, path);
    },
  };
}
