import { getCode } from "viem/actions";

import { getAllowance } from "../../client/exchange/assumeAllowance.ts";
import { LadingError } from "../../order/errors.ts";
import { permit2Address } from "../../order/fundingTypedData.ts";
import type { ActContext } from "../act/act.ts";
import { allowedText, isUnlimited } from "../act/allowedText.ts";
import { approvals } from "../act/approvals.ts";
import type { Plan } from "../act/plan.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import { amountFact } from "../order/amountFact.ts";
import { takesAuthorizations } from "../order/plans/tokenAbilities.ts";
import { account } from "../order/sentences.ts";

/**
 * Sets what Permit2 may move of a currency.
 *
 * @throws LadingError where there is no Permit2, or nothing would change.
 */
export async function approvePermit2Plan(
  context: ActContext,
  currency: TokenCurrency,
  amount: bigint,
): Promise<Plan> {
  const { network, signer } = context;
  const { client, chainId } = network;
  const me = signer.address;
  if ((await getCode(client, { address: permit2Address })) === undefined)
    throw new LadingError(`There is no Permit2 on chain ${chainId}. Nothing was sent.`, {
      metaMessages: [
        `It would be at ${permit2Address}.`,
        "Lock from your own account, without --relay: lading order lock ORDER",
      ],
    });
  const allowed = await getAllowance(client, currency.token, me, permit2Address);
  if (allowed === amount)
    throw new LadingError(
      amount === 0n
        ? `Permit2 may move no ${currency.code} of ${me}. Nothing was sent.`
        : `Permit2 may move ${allowedText(amount, currency)} of ${me} already. Nothing was sent.`,
    );

  const isOff = amount === 0n;
  return {
    action: "approve permit2",
    title: isOff
      ? `Take back what Permit2 may move: ${currency.code}.`
      : `Let Permit2 move ${allowedText(amount, currency)} by your signatures.`,
    will: isOff
      ? takenBack(context, currency, allowed)
      : await allowing(context, currency, { amount, allowed }),
    follows: isOff
      ? [`Locking ${currency.code} from your own account works as before: lading order lock ORDER.`]
      : [
          "To lock by signature: lading order lock ORDER --relay FILE, and anybody sends it with lading relay FILE.",
          `To take it back at any time: lading approve permit2 --currency ${currency.token} --amount 0`,
        ],
    calls: await approvals(context, {
      currency,
      spender: permit2Address,
      amount,
      allowed,
      does: isOff ? "take the allowance back" : `allow Permit2 to move ${allowedText(amount, currency)}`,
    }),
    done: isOff
      ? `Taken back: Permit2 moves no ${currency.code} of yours any more.`
      : `Allowed: Permit2 moves ${allowedText(amount, currency)} at most, each time by your signature alone.`,
    facts: {
      chainId,
      owner: me,
      spender: permit2Address,
      token: currency.token,
      amount: amountFact(amount, currency),
      isUnlimited: isUnlimited(amount),
      before: amountFact(allowed, currency),
    },
  };
}

const takenBack = ({ signer }: ActContext, currency: TokenCurrency, allowed: bigint): string[] => [
  `Permit2 (${permit2Address}) may move nothing of ${currency.code} from ${account(signer.address, signer.address)} any more; until now ${allowedText(allowed, currency)}.`,
  "No money moves.",
  "Mind: what you signed with --relay by Permit2 and nobody sent yet will be refused.",
];

async function allowing(
  { network: { client }, signer }: ActContext,
  currency: TokenCurrency,
  { amount, allowed }: { readonly amount: bigint; readonly allowed: bigint },
): Promise<string[]> {
  const me = signer.address;
  const hasOwn = await takesAuthorizations(client, currency.token, me);
  return [
    `Permit2 (${permit2Address}) may move ${allowedText(amount, currency)} from ${account(me, me)}. No money moves now.`,
    "It can move it only by a signature of yours that says how much, who takes it, and until when; of a lock, also for which order.",
    "It can do nothing else, and nobody can change that: its code has no owner and cannot be replaced.",
    ...(isUnlimited(amount)
      ? [
          `Mind: there is no limit. All ${currency.code} that you have, now or later, is as safe as every signature of yours for Permit2. --amount 10000 bounds it.`,
        ]
      : ["Each payment uses it up. When it is used up, run this again."]),
    ...(allowed === 0n
      ? []
      : [`It takes the place of what it may move now: ${allowedText(allowed, currency)}.`]),
    "Mind: whoever gets you to sign something else for Permit2 can take up to as much; what you approved inside Permit2 at an exchange counts again too.",
    ...(hasOwn
      ? [
          `Mind: ${currency.code} does not need this for --relay: it has signed payments of its own (ERC-3009).`,
        ]
      : []),
  ];
}
