import { numberText } from "../../text/numberText.ts";

/** How many orders, in words. */
export const ordersText = (count: number): string => `${numberText(count)} order${count === 1 ? "" : "s"}`;
