/** Text for an element or an attribute. Characters that XML 1.0 cannot carry become the sign for what is unreadable. */
export function xmlText(text: string): string {
  const readable = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd");
  return readable
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** An element around what is already XML. */
export function element(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join("")}</${name}>`;
}

/** An element around text. */
export function textElement(name: string, text: string | number): string {
  return element(name, xmlText(String(text)));
}
