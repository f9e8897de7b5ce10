import { styleText } from "node:util";

import { wrapLines } from "./wrapLines.ts";

type Style = Parameters<typeof styleText>[0];

/** Where a command speaks. What it says for programs goes to `out`; questions, progress and warnings go to `err`. */
export interface Terminal {
  /** One line, or several. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person reads `err` as it comes. */
  readonly isLive: boolean;
  readonly columns: number;
  /** Answers yes-or-no questions in place of the person at the screen. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
  /** Answers questions that take a text; `problem` says what is wrong with an answer, or nothing. */
  readonly ask?:
    | ((question: string, problem: (answer: string) => string | undefined) => Promise<string>)
    | undefined;
  /** Colors a text of `out` where its reader wants colors. */
  readonly style: (style: Style, text: string) => string;
  /** The same for a text of `err`: one of them may go to a file and the other to a screen. */
  readonly styleErr: (style: Style, text: string) => string;
}

const mostColumns = 100;

/** The process's own streams. Colors only on a screen, and never with NO_COLOR (no-color.org); lines are broken only there. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const styleOn =
    ({ isTTY }: NodeJS.WriteStream): Terminal["style"] =>
    (style, text) => {
      const hasColors = isTTY === true && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
      return hasColors ? styleText(style, text, { validateStream: false }) : text;
    };
  return {
    out: (text) => void stdout.write(`${fitted(stdout, text)}\n`),
    err: (text) => void stderr.write(`${fitted(stderr, text)}\n`),
    isLive: stderr.isTTY === true,
    columns: columnsOf(stdout),
    style: styleOn(stdout),
    styleErr: styleOn(stderr),
  };
}

// A screen that does not tell its width says 0.
const columnsOf = ({ columns }: NodeJS.WriteStream): number => Math.min(mostColumns, columns || mostColumns);

const fitted = (stream: NodeJS.WriteStream, text: string): string =>
  stream.isTTY === true ? wrapLines(text, columnsOf(stream)) : text;
