import type { Abi, AbiParameter } from "viem";

// Names matter too: viem hands arguments and events back by name.
function describeParameters(parameters: readonly AbiParameter[]): string {
  return parameters
    .map((parameter) => {
      const components = "components" in parameter ? `{${describeParameters(parameter.components)}}` : "";
      const indexed = "indexed" in parameter && parameter.indexed === true ? " indexed" : "";
      return `${parameter.type}${components}${indexed} ${parameter.name ?? ""}`.trimEnd();
    })
    .join(", ");
}

/** One line for each item of an interface, with names and types, sorted. */
export function describeAbi(abi: Abi): string[] {
  return abi
    .map((item) => {
      if (item.type === "function") {
        return `function ${item.name}(${describeParameters(item.inputs)}) ${item.stateMutability} returns (${describeParameters(item.outputs)})`;
      }
      if (item.type === "event" || item.type === "error") {
        return `${item.type} ${item.name}(${describeParameters(item.inputs)})`;
      }
      throw new Error(`unexpected ${item.type} in an interface`);
    })
    .sort();
}
