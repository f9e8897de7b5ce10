import {
  type Address,
  concatHex,
  domainSeparator,
  encodeFunctionData,
  type Hash,
  type Hex,
  hashStruct,
  hashTypedData,
  numberToHex,
  parseAbi,
  stringToHex,
  type TypedDataDefinition,
  zeroHash,
} from "viem";
import type { PrivateKeyAccount } from "viem/accounts";

import type { PreparedCall } from "../../src/client/sendCall.ts";
import { day, poorAccount, type World } from "./escrowWorld.ts";

export const carriedAccountAbi = parseAbi([
  "struct Call { address to; bytes data; }",
  "function nonce() view returns (uint256)",
  "function execute(Call[] calls, uint48 signBy, bytes signature)",
]);
const executeTypes = {
  Execute: [
    { name: "calls", type: "Call[]" },
    { name: "nonce", type: "uint256" },
    { name: "signBy", type: "uint48" },
  ],
  Call: [
    { name: "to", type: "address" },
    { name: "data", type: "bytes" },
  ],
} as const;

export interface Call {
  readonly to: Address;
  readonly data: Hex;
}

/** A party without ether: it signs, and the world's relayer carries and pays. */
export interface CarriedParty {
  readonly address: Address;
  /** Its own calls, all or none. */
  execute(calls: readonly Call[]): Promise<Hash>;
  /** The same for an action of the client. */
  send(prepared: PreparedCall): Promise<Hash>;
  /** Its signature of a message of the escrow. */
  sign(typedData: object): Promise<Hex>;
  /** The same for those who ask the code wherever there is code: tokens, Permit2. */
  signAsCode(typedData: object): Promise<Hex>;
}

/** A key account that delegates its code under EIP-7702 with the first calls that are carried for it. */
export async function delegatedParty(world: World, name: string): Promise<CarriedParty> {
  const account = poorAccount(name);
  const contractAddress = await world.deploy("DelegateAccount");
  const authorize = async () => {
    if ((await world.operator.getCode({ address: account.address })) !== undefined) return {};
    const chainId = await world.operator.getChainId();
    return { authorizationList: [await account.signAuthorization({ chainId, nonce: 0, contractAddress })] };
  };
  return {
    ...carried(world, account, account.address, authorize),
    sign: (typedData) => account.signTypedData(typedData as TypedDataDefinition),
    signAsCode: (typedData) => signNested(world, account, account.address, typedData as TypedDataDefinition),
  };
}

/** A contract account, whose signatures are ERC-1271's, nested as ERC-7739 has it. */
export async function contractParty(world: World, name: string): Promise<CarriedParty> {
  const owner = poorAccount(name);
  const address = await world.deploy("OwnedAccount", [owner.address]);
  const sign = (typedData: object) => signNested(world, owner, address, typedData as TypedDataDefinition);
  return { ...carried(world, owner, address, () => Promise.resolve({})), sign, signAsCode: sign };
}

type Authorizations = {
  authorizationList?: Awaited<ReturnType<PrivateKeyAccount["signAuthorization"]>>[];
};

function carried(
  world: World,
  key: PrivateKeyAccount,
  address: Address,
  authorize: () => Promise<Authorizations>,
): Omit<CarriedParty, "sign" | "signAsCode"> {
  const nonceOf = async () =>
    (await world.operator.getCode({ address })) === undefined
      ? 0n
      : world.operator.readContract({ address, abi: carriedAccountAbi, functionName: "nonce" });
  const execute = async (calls: readonly Call[]) => {
    const signBy = (await world.now()) + day;
    const signature = await key.signTypedData({
      domain: await domainOf(world, address),
      types: executeTypes,
      primaryType: "Execute",
      message: { calls, nonce: await nonceOf(), signBy },
    });
    const data = encodeFunctionData({
      abi: carriedAccountAbi,
      functionName: "execute",
      args: [calls, signBy, signature],
    });
    return world.relayer.sendTransaction({ to: address, data, ...(await authorize()) });
  };
  return { address, execute, send: ({ to, data }) => execute([{ to, data }]) };
}

async function domainOf(world: World, verifyingContract: Address) {
  const chainId = await world.operator.getChainId();
  return { name: "CarriedAccount", version: "1", chainId, verifyingContract } as const;
}

/** ERC-7739: the account's domain is signed with the message, so that the signature counts for no other account. */
async function signNested(
  world: World,
  owner: PrivateKeyAccount,
  account: Address,
  typedData: TypedDataDefinition,
): Promise<Hex> {
  const { domain = {}, types, primaryType, message } = typedData;
  const nested = {
    domain,
    types: {
      ...types,
      TypedDataSign: [
        { name: "contents", type: primaryType },
        { name: "name", type: "string" },
        { name: "version", type: "string" },
        { name: "chainId", type: "uint256" },
        { name: "verifyingContract", type: "address" },
        { name: "salt", type: "bytes32" },
      ],
    },
    primaryType: "TypedDataSign",
    message: { contents: message, ...(await domainOf(world, account)), salt: zeroHash },
  } as TypedDataDefinition;
  const description = stringToHex(describeContents(types as MessageTypes, primaryType));
  return concatHex([
    await owner.sign({ hash: hashTypedData(nested) }),
    domainSeparator({ domain }),
    hashStruct({ data: message, primaryType, types: types as MessageTypes }),
    description,
    numberToHex((description.length - 2) / 2, { size: 2 }),
  ]);
}

type MessageTypes = Record<string, readonly { readonly name: string; readonly type: string }[]>;

/** All types in the order of their names, as EIP-712 nests them, and behind them the name of the signed one. viem's own
 * `wrapTypedDataSignature` puts the signed one first, which no account takes for `Settlement`: `Order` comes before it. */
function describeContents(types: MessageTypes, primaryType: string): string {
  const described = Object.keys(types)
    .sort()
    .map((name) => `${name}(${types[name]?.map((member) => `${member.type} ${member.name}`).join(",")})`);
  return `${described.join("")}${primaryType}`;
}
