import type { Terminal } from "../../src/cli/terminal.ts";

/** A terminal that nobody watches; `errors` has what was said on the side. */
export function quietTerminal(): Terminal & { readonly errors: readonly string[] } {
  const errors: string[] = [];
  return {
    out: () => {},
    err: (text) => errors.push(text),
    isLive: false,
    columns: 100,
    style: (_, text) => text,
    styleErr: (_, text) => text,
    errors,
  };
}
