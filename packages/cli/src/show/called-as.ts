import { basename, relative, sep } from "node:path";

/** How the person called the command, so that what is printed to be pasted works where they stand. */
export function calledAs(script: string | undefined, cwd: string): string {
  const name = basename(script ?? "");
  if (script === undefined || !["pipeline", "pipeline.js"].includes(name)) return "pipeline";
  if (script.includes(`${sep}node_modules${sep}`)) return "npx pipeline";
  // A global installation puts a link without the ending on the PATH.
  return name === "pipeline" ? "pipeline" : `node ${relative(cwd, script)}`;
}
