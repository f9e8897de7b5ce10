const euroArea = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");

/**
 * What a buyer pays in, by its country: the home currency where a stablecoin of it is in use and the rates file has its
 * rate, the dollar everywhere else (Kazakhstan, Pakistan, Vietnam, China, …).
 */
const homeCurrencies: Readonly<Record<string, string>> = {
  ...Object.fromEntries(euroArea.map((country) => [country, "EUR"])),
  AU: "AUD",
  BR: "BRL",
  GB: "GBP",
  JP: "JPY",
  SG: "SGD",
};

/** The currency that a buyer of this country (ISO 3166, two letters) pays in. */
export function payingCurrencyOf(buyerCountry: string): string {
  return homeCurrencies[buyerCountry] ?? "USD";
}
