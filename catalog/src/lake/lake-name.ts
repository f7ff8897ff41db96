import { TributaryError } from "@tributary/errors";

/** A name that becomes one folder of a lake key; refuses what would change the layout. */
export function lakeName(what: string, name: string): string {
  if (/^[\w][\w.-]{0,199}$/.test(name)) return name;
  throw new TributaryError("TRB-CAT-002", `The ${what} ${JSON.stringify(name)} cannot be part of a lake key.`);
}
