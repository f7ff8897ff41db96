import { isDeepStrictEqual } from "node:util";
import type { StateMachine, StateMachineDefinition } from "@tributary/asl";
import { TributaryError } from "@tributary/errors";
import { transform } from "esbuild";

/** Runs written builder code and holds what it builds against the definition it was written from. A difference is a defect of ours. */
export async function requireSameMachine(code: string, definition: StateMachineDefinition): Promise<void> {
  const { code: script } = await transform(code, { loader: "ts", format: "esm", charset: "utf8" });
  // A module that is only text can import by absolute URL alone.
  const runnable = script.replace(/ from "(@tributary\/asl(?:\/aws)?)";/g, (_, name: string) => {
    return ` from ${JSON.stringify(import.meta.resolve(name))};`;
  });
  const module: { readonly machine?: StateMachine } = await import(
    `data:text/javascript;charset=utf-8,${encodeURIComponent(runnable)}`
  ).catch((cause: unknown) => {
    // Each call of a chain is read inside of the next.
    if (!(cause instanceof RangeError)) throw cause;
    const count = Object.keys(definition.States).length;
    throw new TributaryError("TRB-ASL-019", `a chain of ${count} states is too long for one expression`, { cause });
  });
  const built = module.machine?.toAsl();
  if (!isDeepStrictEqual(plain(built), plain(definition)))
    throw new Error("The code written builds another definition.");
}

const plain = (definition: unknown): unknown => JSON.parse(JSON.stringify(definition ?? null));
