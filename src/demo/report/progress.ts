/** Where progress goes: standard error, so that a report can be piped. */
export type Sink = { isTTY?: boolean; write(text: string): unknown };

export type Progress = { show(done: number, total: number, what: string): void; end(): void };

const perLine = 79;

/** One line that updates itself on a terminal, a line every tenth of the way elsewhere. */
export function progressOn(sink: Sink): Progress {
  let shownTenth = -1;
  let shownAt = 0;
  return {
    show(done, total, what) {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      const text = `${String(percent).padStart(3)} %  ${what}`;
      if (sink.isTTY === true) {
        // More often than the eye can follow would only cost time.
        const now = Date.now();
        if (now - shownAt < 50 && done !== total) return;
        shownAt = now;
        sink.write(`\r${text.slice(0, perLine).padEnd(perLine)}`);
        return;
      }
      const tenth = Math.floor(percent / 10);
      if (tenth === shownTenth) return;
      shownTenth = tenth;
      sink.write(`${text}\n`);
    },
    end() {
      if (sink.isTTY === true) sink.write(`\r${" ".repeat(perLine)}\r`);
    },
  };
}
