// Completes package-lock.json and indexer/package-lock.json for every platform: `npm run lock` after a change of dependencies.
//
// Native packages come as one optional package per platform. A registry mirror that holds only some of them makes npm
// leave the others out of the lock file, and `npm ci` then refuses the file on every machine. The entries added here
// pin the version that the parent asks for, limited to the platform in the package's name. They have no integrity,
// because it cannot be computed without the package; npm fills it in on a machine that can fetch it.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const UNIXES = ["aix", "darwin", "freebsd", "linux", "netbsd", "openbsd", "sunos"];
const PLATFORMS = [...UNIXES, "android", "openharmony", "win32"];
const CPUS = ["arm64", "x64", "ia32", "arm", "loong64", "mips64el", "ppc64", "riscv64", "s390x"];
const LIBCS = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };
/** Names that others have for them. */
const SYNONYMS = { amd64: "x64" };

export function platformOf(name) {
  const words = name
    .split("/")
    .at(-1)
    .split("-")
    .map((word) => SYNONYMS[word] ?? word);
  const os = words.find((word) => PLATFORMS.includes(word));
  const cpu = words.find((word) => CPUS.includes(word));
  const libc = os === "linux" ? LIBCS[words.at(-1)] : undefined;

  return os && cpu ? { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) } : undefined;
}

/** Returns the lock with the missing entries, and their names. A missing package that names no platform is an error. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];

  for (const parent of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const isLocked = Object.keys(packages).some((key) => key === path || key.endsWith(`/${path}`));
      if (isLocked) continue;

      const platform = platformOf(name);
      if (platform === undefined || !/^\d/.test(version))
        throw new Error(`${name}@${version} is not in the lock file`);
      packages[path] = { version, ...(parent.dev && { dev: true }), optional: true, ...platform };
      added.push(name);
    }
  }

  const [root, ...others] = Object.keys(packages).sort();

  return {
    lock: { ...lock, packages: Object.fromEntries([root, ...others].map((key) => [key, packages[key]])) },
    added,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const path of ["package-lock.json", "indexer/package-lock.json"]) {
    const file = new URL(`../${path}`, import.meta.url);
    const { lock, added } = completeLock(JSON.parse(readFileSync(file, "utf8")));
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(added.length === 0 ? `${path} is complete` : `${path}: added ${added.join(", ")}`);
  }
}
