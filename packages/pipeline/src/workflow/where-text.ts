import { jsonata, stateMachine } from "@tributary/asl";
import { TributaryError } from "@tributary/errors";
import type { ArrivedDocument, Identified } from "../definition/file-facts.ts";
import type { Route } from "../definition/on.ts";
import { at } from "../definition/place.ts";

/** A route's own predicate as JSONata; nothing when it has none. */
export function whereText(route: Route): string | undefined {
  const { where } = route.match;
  if (!where) return undefined;
  let yielded: unknown;
  // The states that print a predicate are those it will stand behind, so it can read the same variables.
  const machine = stateMachine<never>({}, (flow) =>
    flow
      .pass("Identify", {
        assign: () => ({ document: jsonata<ArrivedDocument>("{}"), identified: jsonata<Identified>("{}") }),
      })
      .pass("Test", {
        output: ({ vars }) => {
          yielded = where(vars);
          return yielded;
        },
      }),
  );
  const { Test } = machine.toAsl().States;
  const text = Test?.Type === "Pass" ? Test.Output : undefined;
  if (typeof text === "string" && text.startsWith("{%")) return text.slice(2, -2).trim();
  const found = JSON.stringify(yielded) ?? String(yielded);
  const message = `The predicate of on.${route.kind}() yields ${found}, which is no expression.`;
  throw new TributaryError("TRB-PIP-018", message, at(route));
}
