import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../version.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * What a new project's package.json says of one of our packages: the published version that is running, or, where the
 * command runs from a clone of the repository, the clone's own folder.
 */
export function packageSource(name: string, projectDir: string, home = packages): string {
  if (home.includes(`${sep}node_modules${sep}`)) return `^${version}`;
  const folder = `${home}${name.slice(name.indexOf("/") + 1)}`;
  return `file:${relative(projectDir, folder).split(sep).join("/")}`;
}
