import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where the program keeps what is a person's own: by the platform's custom, and never in a project's folder. */
export function configFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === "win32") return join(env.APPDATA ?? join(homedir(), "AppData", "Roaming"), "lading");
  const { XDG_CONFIG_HOME: xdg = "" } = env;
  // A relative one must be ignored, says the XDG Base Directory Specification.
  return join(isAbsolute(xdg) ? xdg : join(homedir(), ".config"), "lading");
}
