import { styleText } from "node:util";

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

/** The process's own streams. Colors only on a screen, and never with NO_COLOR (no-color.org). */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const styleOn =
    ({ isTTY }: NodeJS.WriteStream): Terminal["style"] =>
    (style, text) => {
      const hasColors = isTTY === true && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
      return hasColors ? styleText(style, text, { validateStream: false }) : text;
    };
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    isLive: stderr.isTTY === true,
    columns: Math.min(100, stdout.columns ?? 100),
    style: styleOn(stdout),
    styleErr: styleOn(stderr),
  };
}
