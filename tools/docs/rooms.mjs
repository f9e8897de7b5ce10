// The rooms of the house: each folder of the map, and what it holds. The longest name that fits a path counts.
export const CONTRACT_ROOMS = {
  "contracts/types": "structs and enums of the escrow",
  "contracts/interfaces":
    "the manual: functions, events and errors, with NatSpec; foreign contracts under `external`",
  "contracts/libraries": "pure parts of the escrow: transitions, typed data, signatures, fees",
  "contracts/escrow": "`OrderEscrow` and its abstract parts, one domain a file",
  "contracts/exchange": "the router that converts before a lock and after a payout, its venues and oracles",
  "contracts/periphery":
    "verifiers of attesters' keys, gates and the simplest recovery registry; they know the escrow by interface only",
  "contracts/examples": "the smallest contract of a kind, to copy",
};

export const TYPESCRIPT_ROOMS = {
  "src/order": "orders, terms, the calendar, typed data, ids, details, money: pure",
  "src/text": "prints and reads amounts, times, addresses and tables, one way each",
  "src/rpc": "reads a node: batches, patience, faults by name",
  "src/files": "reads files and writes them atomically",
  "src/client": "viem actions, one verb a file; runs in a browser",
  "src/consent": "what a person is asked to sign, in words",
  "src/audit": "logs → proof → decode → fold → check: the replay",
  "src/books": "the journal, exports, reports and statements made from a replay",
  "src/auditor": "the audit as a whole: what `lading/audit` exports",
  "src/netting": "net positions of many orders by window",
  "src/deploy": "addresses that follow from the code, and the deployment",
  "src/cli": "the `lading` program: arguments, prompts, output",
  "src/demo": "the run of `npm start`",
  indexer: "the auditor's fold as a live index, a package of its own",
  scripts: "thin scripts for a standing node",
};
