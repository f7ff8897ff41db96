import type { Untyped } from "./untyped.ts";

/** What a workflow can read about itself. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export interface ContextObject<Input = Untyped> {
  readonly Execution: {
    readonly Id: string;
    readonly Input: Input;
    readonly Name: string;
    readonly RoleArn: string;
    readonly StartTime: string;
    readonly RedriveCount: number;
    readonly RedriveTime?: string;
  };
  readonly State: { readonly EnteredTime: string; readonly Name: string; readonly RetryCount: number };
  readonly StateMachine: { readonly Id: string; readonly Name: string };
  /** There is a token only in a state that waits for one. */
  readonly Task: { readonly Token: string };
}
