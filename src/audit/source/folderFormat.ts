/**
 * A folder of exported blocks: `blocks.json` says which, and every other file has one block a line, the oldest first, as
 * `{"header": …, "receipts": […]}` in the form of eth_getBlockByNumber and eth_getBlockReceipts. A block whose proven header
 * excludes the escrow may leave its receipts out.
 */
export interface FolderIndex {
  readonly format: typeof folderFormat;
  readonly version: typeof folderVersion;
  readonly chainId: number;
  readonly fromBlock: number;
  readonly toBlock: number;
  /** In the order of their blocks, without a gap. */
  readonly files: readonly FolderFile[];
}

export interface FolderFile {
  readonly name: string;
  readonly fromBlock: number;
  readonly toBlock: number;
}

export const folderFormat = "lading blocks";
export const folderVersion = 1;
export const indexName = "blocks.json";
