import { at, coalesce, type ErrorOutput, lambda, type StateMachine, stateMachine } from "@tributary/asl";
import type { ArrivedDocument, Identified } from "../definition/file-facts.ts";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { executionFacts } from "./execution-facts.ts";
import { functionArn } from "./placeholders.ts";
import { processFlow } from "./process-flow.ts";
import { lambdaRetry } from "./retries.ts";
import type { StatePlaces } from "./state-places.ts";

/**
 * The workflow of one file: whatever fails comes to `Quarantine`, which records it before the execution fails visibly.
 * `Identify` stands before `Process`, so that the record of a failure inside tells what the file is.
 * `places` is told where the author wrote what the states come of.
 */
export function workflow(
  definition: PipelineDefinition,
  places: StatePlaces = new Map(),
): StateMachine<ArrivedDocument> {
  return stateMachine<ArrivedDocument>({ comment: commentOf(definition) }, (flow) =>
    flow
      .task("Identify", ({ input }) => lambda.invoke<Identified>(functionArn("identify"), input), {
        assign: ({ input, result }) => ({ document: input, identified: result.Payload }),
        retry: [lambdaRetry],
        catch: [{ errors: ["States.ALL"], next: "Quarantine", assign: () => ({ identified: null }) }],
      })
      .parallel("Process", [(start) => processFlow(start, definition, places)], {
        comment: "The outer edge: whatever fails inside is caught here, once.",
        output: ({ result }) => at(result, 0),
        catch: [{ errors: ["States.ALL"], next: "Quarantine" }],
      })
      .receiving<ErrorOutput>()
      .task(
        "Quarantine",
        ({ input, vars, context }) =>
          lambda.invoke(functionArn("quarantine"), {
            document: context.Execution.Input,
            identified: vars.identified,
            error: input,
            execution: executionFacts(context),
          }),
        { retry: [lambdaRetry], output: ({ input }) => input },
      )
      .fail("Failed", ({ input }) => ({ error: input.Error, cause: coalesce(input.Cause, "") })),
  );
}

/** What the author accepts of the lint's stands in the comment, as the lint reads it. */
function commentOf({ name, lint }: PipelineDefinition): string {
  const allowed = lint.allow.map(({ code, reason }) => ` lint-allow ${code}: ${reason.replace(/[;\n]+/g, ",")};`);
  return `Pipeline ${name}: the way of one file.${allowed.join("")}`;
}
