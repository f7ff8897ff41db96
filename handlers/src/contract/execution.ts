import * as z from "zod";

/** The running execution, from the context object: `$states.context.Execution` and `$states.context.State`. */
export const execution = z.strictObject({
  /** `Execution.Id`, the ARN. */
  id: z.string().startsWith("arn:"),
  /** `Execution.StartTime` */
  startTime: z.iso.datetime({ offset: true }),
  /** `State.EnteredTime`: the same on every retry of the state, so a repeated call writes the same bytes. */
  enteredTime: z.iso.datetime({ offset: true }),
});

export type Execution = z.infer<typeof execution>;
