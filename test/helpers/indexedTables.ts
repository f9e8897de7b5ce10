import { type AuditedTables, totalNames } from "./auditedTables.ts";
import type { Indexer } from "./indexerProcess.ts";

type Row = Readonly<Record<string, unknown>>;

const postingFields =
  "block time transaction cause orderId token amount fromAccount fromParty toAccount toParty";
const orderFields =
  "orderId termsId payer token amount held buyerHolder sellerHolder toSeller toBuyer fees arbitration carried until status delivered settledAt";
const conversionFields = "kind router venue tokenIn paid tokenOut received block orderId party";

/** Everything that an index says of one chain, by GraphQL. */
export async function tablesByGraphql(indexer: Indexer, chainId: number): Promise<AuditedTables> {
  const list = (name: string, fields: string) => readPages(indexer, name, { chainId, fields });
  return {
    currencies: await list("currencyTotals", `token ${totalNames.join(" ")}`),
    orders: await list("orders", orderFields),
    postings: await list("postings", postingFields),
    conversions: await list("conversions", conversionFields),
    credits: await list("credits", "owner token amount nonce"),
    recoveries: await list("recoveryChoices", "account registry pending pendingFrom"),
    eventCounts: await list("eventCounts", "name count"),
    findings: await list("findings", "code message block orderId token amount"),
  };
}

/** Lists come in pages, in the order of their keys. */
async function readPages(
  indexer: Indexer,
  name: string,
  { chainId, fields }: { chainId: number; fields: string },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null, isMore = true; isMore; ) {
    const from: string = after === null ? "" : `, after: "${after}"`;
    const where = `where: { chainId: ${chainId} }, limit: 50${from}`;
    const query = `{ ${name}(${where}) { items { ${fields} } pageInfo { hasNextPage endCursor } } }`;
    const page = (await indexer.graphql(query))[name] as {
      items: Row[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    rows.push(...page.items);
    after = page.pageInfo.endCursor;
    isMore = page.pageInfo.hasNextPage;
  }
  return rows;
}

/** The totals of all currencies of one chain, by SQL. */
export function currenciesBySql(indexer: Indexer, chainId: number): Promise<readonly Row[]> {
  const columns = totalNames.map((name) => `${snakeCase(name)}::text AS "${name}"`);
  return indexer.sql(
    `SELECT token, ${columns.join(", ")} FROM currency_totals WHERE chain_id = ${chainId} ORDER BY token`,
  );
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
