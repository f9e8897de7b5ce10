export { moneyText } from "../../text/moneyText.ts";
export { timeText } from "../../text/timeText.ts";

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A length of time in its two largest units: "3 days", "1 day and 4 hours". */
export function spanText(seconds: number): string {
  let rest = seconds;
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no time" : parts.slice(0, 2).join(" and ");
}

/** When something is, seen from `nowAt`: "in 3 days", "2 hours ago", "now". */
export function fromNow(at: number, nowAt: number): string {
  const distance = roughly(Math.abs(at - nowAt));
  if (distance === 0) return "now";
  return at > nowAt ? `in ${spanText(distance)}` : `${spanText(distance)} ago`;
}

// Nobody plans a date that is days away by the minute.
function roughly(seconds: number): number {
  const unit = seconds >= 86_400 ? 3_600 : seconds >= 3_600 ? 60 : 1;
  return seconds - (seconds % unit);
}

/** A rate in 1/10,000 as percent: "1.5 %". */
export function rateText(bps: number): string {
  return `${bps / 100} %`;
}
