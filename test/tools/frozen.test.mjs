import assert from "node:assert/strict";
import { test } from "node:test";

import { differences } from "../../tools/frozen/differences.mjs";
import { forbiddenOpcodes } from "../../tools/frozen/opcodes.mjs";

test("forbiddenOpcodes finds instructions and leaves data behind a push alone", () => {
  // PUSH1 1e, PUSH2 ff44, STOP
  assert.deepEqual(forbiddenOpcodes("0x601e61ff4400"), []);
  assert.deepEqual(forbiddenOpcodes("0x601e1e"), ["CLZ"]);
  assert.deepEqual(forbiddenOpcodes("0x44ff"), ["PREVRANDAO", "SELFDESTRUCT"]);
  // A push at the end, whose data is cut off.
  assert.deepEqual(forbiddenOpcodes("0x7fff"), []);
});

test("differences names what is gone, new and changed", () => {
  const before = { functions: { "0x01": "a()", "0x02": "b()" }, storage: ["0 x"], code: { bytes: 1 } };
  const after = { functions: { "0x01": "a()", "0x03": "c()" }, storage: ["0 x", "1 y"], code: { bytes: 2 } };

  assert.deepEqual(differences(before, before), []);
  assert.deepEqual(differences(before, after), [
    "gone: functions 0x02: b()",
    "new: functions 0x03: c()",
    "new: storage 1: 1 y",
    "changed: code bytes: 1 → 2",
  ]);
});
