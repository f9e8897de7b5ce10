import { exitCodeOf } from "../../audit/index.ts";
import { hexText } from "../../text/hexText.ts";
import { jsonText } from "../text/jsonText.ts";
import type { Audited } from "./runAudit.ts";

/** The outcome of an audit for programs. Amounts are decimal strings in the smallest unit. */
export function verdictJson({ verdict, digest, subject, currencies }: Audited, files: object): string {
  return jsonText({
    ...subject,
    balanced: verdict.balanced,
    proven: verdict.proven,
    exitCode: exitCodeOf(verdict),
    notProven: verdict.notProven,
    digest: digest ?? null,
    anchor: verdict.anchor,
    counts: verdict.counts,
    currencies: verdict.currencies.map((totals) => {
      const { code, decimals } = currencies(totals.token);
      return { code, decimals, ...totals, token: hexText(totals.token) };
    }),
    findings: verdict.findings.map((found) =>
      found.token === undefined ? found : { ...found, token: hexText(found.token) },
    ),
    files,
  });
}
