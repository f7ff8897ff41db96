import { QueryError } from "./query-error.ts";

type Native = (...args: never[]) => unknown;

/** A function with the kinds of its arguments: `a`rray, `n`umber, `s`tring; those behind a `?` may be left out. */
export function signed(name: string, signature: string, call: Native): Native {
  const [needed = "", optional = ""] = signature.split("?");
  const kinds = needed + optional;
  return (...args: unknown[]) => {
    const count = Math.max(args.length, needed.length);
    for (let i = 0; i < count; i++) {
      const fits = i < args.length && i < kinds.length && (args[i] === undefined || kindOf(args[i]) === kinds[i]);
      if (!fits)
        throw new QueryError("T0410", `Argument ${i + 1} of function "${name}" does not match function signature`, {
          index: i + 1,
          token: name,
        });
    }
    return call(...(args as never[]));
  };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a";
  return value === null ? "l" : (typeof value).charAt(0);
}
