// What a gate does about a program that it cannot run: it says so where nobody overlooks it, and never calls it a pass.

/** @returns The exit code: a failure in CI, where "not checked" would otherwise read as "checked". */
export function reportMissing(names, packages) {
  const inCi = process.env.CI !== undefined && process.env.CI !== "" && process.env.CI !== "false";
  const line = "!".repeat(78);
  console.error(
    [
      line,
      `NOT CHECKED: ${names.join(", ")} ${names.length === 1 ? "is" : "are"} not installed.`,
      `Install: apt-get install -y ${packages.join(" ")}`,
      inCi ? "In CI this is a failure." : "Outside of CI this is no failure, but nothing was shown either.",
      line,
    ].join("\n"),
  );
  return inCi ? 1 : 0;
}
