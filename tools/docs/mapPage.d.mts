export declare function arrowsOf(
  graph: ReadonlyMap<string, readonly string[]>,
  names: readonly string[],
): Map<string, string[]>;
export declare function withoutShortcuts(
  arrows: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]>;
export declare function namelessRooms(paths: readonly string[]): string[];
export declare function mapPage(root: string): string;
