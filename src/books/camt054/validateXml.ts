import { execFile } from "node:child_process";
import { resolve as absolute } from "node:path";

/** What a schema says about a file; `unchecked` when there is nothing on this machine that could ask it. */
export type XmlValidation =
  | { readonly outcome: "valid" }
  | { readonly outcome: "invalid"; readonly problems: readonly string[] }
  | { readonly outcome: "unchecked"; readonly reason: string };

/** Exit codes of xmllint for a document that is not well-formed or not valid. */
const badDocument = new Set([1, 3, 4]);

/**
 * Validates a file against an XSD of the user's with libxml2's `xmllint`. Nothing is fetched from the network.
 *
 * @param path The XML file.
 * @param schema The XSD's path, such as ISO's camt.054.001.08.xsd: it is not ours to pass on.
 */
export function validateXml(path: string, schema: string): Promise<XmlValidation> {
  return new Promise((resolve) => {
    // A relative path could begin with a dash and be an option.
    const args = ["--nonet", "--noout", "--huge", "--stream", "--schema", absolute(schema), absolute(path)];
    execFile("xmllint", args, { maxBuffer: 1 << 24 }, (error, _, stderr) => {
      if (error === null) return resolve({ outcome: "valid" });
      const lines = stderr.trim().split("\n");
      if (typeof error.code === "number" && badDocument.has(error.code)) {
        return resolve({ outcome: "invalid", problems: lines });
      }
      const reason =
        error.code === "ENOENT"
          ? "xmllint is not installed (Debian: libxml2-utils)"
          : (lines[0] ?? error.message);
      return resolve({ outcome: "unchecked", reason });
    });
  });
}
