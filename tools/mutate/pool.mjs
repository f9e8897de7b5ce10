// Worker processes. One that takes too long on a mutant, or dies of it, is replaced: the mutant counts as noticed.
import { fork } from "node:child_process";

const LIMIT_MS = 10 * 60_000;

/** Sends a message and waits for the answer; undefined if none came in time or the process ended. */
function ask(worker, message) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(undefined), LIMIT_MS);
    const onExit = () => finish(undefined);
    function finish(answer) {
      clearTimeout(timer);
      worker.off("message", finish);
      worker.off("exit", onExit);
      resolve(answer);
    }
    worker.on("message", finish);
    worker.on("exit", onExit);
    if (message !== undefined) worker.send(message);
  });
}

function checked(answer) {
  if (answer?.failure !== undefined) throw new Error(answer.failure);
  return answer;
}

/** @param introduction What a new process is told first. */
export function pool(script, introduction) {
  const workers = new Set();
  const start = async () => {
    const worker = fork(script, { stdio: ["ignore", 2, 2, "ipc"] });
    workers.add(worker);
    // Ready first for anything, then for what this run is about.
    const steps = [await ask(worker), checked(await ask(worker, introduction))];
    if (steps.includes(undefined)) throw new Error("a worker did not start");
    return worker;
  };
  const stop = (worker) => {
    workers.delete(worker);
    worker.kill();
  };

  return {
    /** Works through items; each is asked for when a process is free, until there are no more. */
    async work(jobs, nextMessage, onAnswer) {
      const serve = async () => {
        let worker = await start();
        for (let next = nextMessage(); next !== undefined; next = nextMessage()) {
          const answer = checked(await ask(worker, next.message));
          onAnswer(
            next.item,
            answer ?? { fate: "killed", by: "no answer in time", seconds: LIMIT_MS / 1000 },
          );
          if (answer !== undefined) continue;
          stop(worker);
          worker = await start();
        }
        stop(worker);
      };
      await Promise.all(Array.from({ length: jobs }, serve));
    },
    stopAll() {
      for (const worker of workers) stop(worker);
    },
  };
}
