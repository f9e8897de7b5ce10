import type { Rpc } from "../../src/rpc/rpc.ts";

/** Answers every call once from the node and then from memory, so that one run can be audited many times. */
export function recordedRpc(rpc: Rpc): Rpc {
  const answers = new Map<string, Promise<unknown>>();
  return {
    request({ method, params }) {
      const key = JSON.stringify([method, params]);
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = rpc.request({ method, params });
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

/** A node that answers as the other does, but for what one function makes of it. */
export function alteredRpc(
  rpc: Rpc,
  alter: (answer: unknown, call: { method: string; params: unknown[] }) => unknown,
): Rpc {
  return {
    async request({ method, params }) {
      const answer = await rpc.request({ method, params });
      return alter(answer, { method, params: Array.isArray(params) ? params : [] });
    },
  };
}
