import { errorsAbi } from "./errorsAbi.ts";
import { eventsAbi } from "./eventsAbi.ts";
import { functionsAbi } from "./functionsAbi.ts";

/** The whole ABI of `IOrderEscrow`. A test compares it with the compiled interface, both ways. */
export const orderEscrowAbi = [...functionsAbi, ...eventsAbi, ...errorsAbi] as const;
