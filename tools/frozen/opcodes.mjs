// The core runs on any chain with Cancun's instructions: what came later, or means something else elsewhere, stays out.
const FORBIDDEN = new Map([
  [0x1e, "CLZ"],
  [0x44, "PREVRANDAO"],
  [0xff, "SELFDESTRUCT"],
  [0xf2, "CALLCODE"],
]);
const PUSH1 = 0x60;
const PUSH32 = 0x7f;

/** Names of forbidden instructions in runtime code. Data behind a push is no instruction. */
export function forbiddenOpcodes(code) {
  const bytes = Buffer.from(code.slice(2), "hex");
  const found = new Set();
  for (let position = 0; position < bytes.length; position += 1) {
    const opcode = bytes[position];
    if (FORBIDDEN.has(opcode)) found.add(FORBIDDEN.get(opcode));
    if (opcode >= PUSH1 && opcode <= PUSH32) position += opcode - PUSH1 + 1;
  }

  return [...found];
}
