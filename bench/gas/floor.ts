import { signAuthorization, signBarePermit2 } from "./sign.ts";
import { gasOf, type Measured, type Stage, type TokenName } from "./stage.ts";

const AMOUNT = 1_234_567_890n;

/** What one transfer, one slot and one event cost on the same chain with the same token, second time around. */
export async function measureFloor(stage: Stage, token: TokenName): Promise<Measured> {
  const measured: Measured = {};
  const address = await stage.tokens[token].getAddress();
  const floor = stage.floor.connect(stage.payer);
  const seller = await stage.seller.getAddress();
  for (const round of ["first", "second"]) {
    const id = stage.ethers.id(`${token} ${round}`);
    measured.lock = await gasOf(floor.lock(address, id, AMOUNT));
    measured.release = await gasOf(floor.release(address, id, seller, AMOUNT));
    measured.lockPermit2 = await floorPermit2(stage, token, `permit2 ${token} ${round}`);
    if (token === "usdcModel")
      measured.lockWithAuthorization = await floorAuthorization(stage, `3009 ${round}`);
  }
  return measured;
}

async function floorAuthorization(stage: Stage, label: string): Promise<number> {
  const nonce = stage.ethers.id(label);
  const validBefore = (await stage.now()) + 86_400;
  const to = await stage.floor.getAddress();
  const from = await stage.payer.getAddress();
  const token = await stage.tokens.usdcModel.getAddress();
  const signature = await signAuthorization(stage, stage.payer, { to, value: AMOUNT, validBefore, nonce });
  const floor = stage.floor.connect(stage.relayer);
  return gasOf(floor.lockWithAuthorization(token, nonce, from, AMOUNT, validBefore, signature));
}

let nonce = 1_000;

async function floorPermit2(stage: Stage, token: TokenName, label: string): Promise<number> {
  const deadline = (await stage.now()) + 86_400;
  const address = await stage.tokens[token].getAddress();
  nonce += 1;
  const message = { token: address, amount: AMOUNT, nonce, deadline };
  const signature = await signBarePermit2(stage, stage.payer, message);
  const permit = { permitted: { token: address, amount: AMOUNT }, nonce, deadline };
  const from = await stage.payer.getAddress();
  const floor = stage.floor.connect(stage.relayer);
  return gasOf(floor.lockWithPermit2(stage.ethers.id(label), permit, from, signature));
}
