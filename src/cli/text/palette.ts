import type { Paint } from "../../text/table.ts";
import type { Terminal } from "../terminal.ts";

/** What colors mean, the same in every command. Without colors every text says the same. */
export interface Palette {
  /** What a text is about, and the titles of its parts. */
  readonly title: Paint;
  /** Heads of tables, and what is beside the point. */
  readonly quiet: Paint;
  /** What the reader should know before going on. */
  readonly warning: Paint;
  /** Done, genuine, and money that the reader gets. */
  readonly good: Paint;
  readonly bad: Paint;
  /** How an order stands; `isLate`: the time of its step is over. */
  readonly status: (status: string, isLate?: boolean) => Paint;
}

const statusStyles = {
  locked: "cyan",
  delivered: "cyan",
  disputed: "red",
  settled: "green",
} as const;

/** The colors of one of the terminal's streams. */
export function paletteOf(style: Terminal["style"]): Palette {
  const paint =
    (name: Parameters<Terminal["style"]>[0]): Paint =>
    (text) =>
      text === "" ? "" : style(name, text);
  return {
    title: paint("bold"),
    quiet: paint("dim"),
    warning: paint("yellow"),
    good: paint("green"),
    bad: paint("red"),
    status: (status, isLate = false) => {
      const own = statusStyles[status.toLowerCase() as keyof typeof statusStyles];
      return isLate ? paint("yellow") : own === undefined ? paint("dim") : paint(own);
    },
  };
}
