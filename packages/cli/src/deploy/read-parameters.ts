import { TributaryError } from "@tributary/errors";

/** `Name=value` of the command line; Stage and AssetsBucket are the command's own. */
export function readParameters(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([A-Za-z0-9]+)=(.*)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined)
        throw new TributaryError("TRB-CLI-072", `${JSON.stringify(text)} is not of the form Name=value`);
      if (name === "Stage" || name === "AssetsBucket")
        throw new TributaryError("TRB-CLI-072", `The parameter ${name} is set by the command itself`);
      return [name, value];
    }),
  );
}
