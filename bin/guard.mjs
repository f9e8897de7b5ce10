// Runs a program that must not outlive the one who asked for it:
//
//   node guard.mjs PROGRAM [ARGUMENT...]
//
// However the asker ends, its end of standard input closes, and the program is told to end as well. A signal to a whole
// group reaches this file too, which waits for the program: it may have a state to save. The first line that it prints
// is the number of the program's process.
import { spawn } from "node:child_process";

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
if (child.pid !== undefined) process.stdout.write(`${child.pid}\n`);
const stop = () => child.kill("SIGTERM");

process.stdin.on("close", stop).on("error", stop).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on("exit", (code) => process.exit(code ?? 1));
