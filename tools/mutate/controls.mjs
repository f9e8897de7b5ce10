// Two mutants whose fate is known: a run that gets one of them wrong has measured nothing.
function control(sources, file, before, after, fate) {
  const { source } = sources.get(file);
  const start = source.indexOf(before);
  if (start === -1 || source.indexOf(before, start + 1) !== -1)
    throw new Error(`${file}: not found exactly once: ${before}`);
  const end = start + Buffer.byteLength(before);

  return {
    id: `control ${fate}`,
    file,
    line: 0,
    operator: "control",
    function: "",
    vital: false,
    start,
    end,
    before,
    after,
    fate,
  };
}

export function controls(sources) {
  const head = "constructor() {";
  const unused = "function unusedControl() external pure returns (uint256) { return 1; }";
  const base = "contracts/escrow/EscrowBase.sol";

  return [
    control(sources, base, head, `${unused}\n    ${head}`, "survived"),
    control(sources, base, "_states[orderId] = state;", "{}", "killed"),
  ];
}
