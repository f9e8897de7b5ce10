import { type Address, isAddressEqual, parseAbi, zeroAddress } from "viem";
import { readContract } from "viem/actions";

import { decodeEscrowError } from "../../client/decodeEscrowError.ts";
import { oracleAbi } from "../../order/exchange/abi/oracleAbi.ts";
import { type FxBand, noBand } from "../../order/exchange/conversion.ts";
import { addressSchema } from "../../order/parse.ts";
import { nodeFailureText } from "../network/nodeFailure.ts";
