import { db, publicClients } from "ponder:api";
import schema from "ponder:schema";
import { Hono } from "hono";
import { client, graphql } from "ponder";

import { readSettings } from "../settings.ts";
import { lagOf } from "./lag.ts";

const { chains, maximumLagBlocks } = readSettings(process.env);
const app = new Hono();

app.use("/graphql", graphql({ db, schema }));
app.use("/sql/*", client({ db, schema }));

// Ponder's own /ready says that the final blocks are indexed. This one also knows those after them, up to the node's head.
app.get("/caught-up", async (context) => {
  const answer = await lagOf(db, chains, publicClients);
  const isCaughtUp =
    answer.isReady &&
    answer.chains.every(({ lag, sameBranch }) => sameBranch && lag !== undefined && lag <= maximumLagBlocks);
  return context.json({ caughtUp: isCaughtUp, maximumLagBlocks, ...answer }, isCaughtUp ? 200 : 503);
});

export default app;
