import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from "@aws-sdk/client-sfn";

/** Where a running execution stands. */
export interface RunningState {
  readonly state: string | undefined;
  readonly kind: string | undefined;
  readonly transitions: number;
}

export async function runningState(sfn: SFNClient, executionArn: string): Promise<RunningState> {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  const entered = events.filter(({ type }) => type?.endsWith("StateEntered"));
  return {
    state: entered.at(-1)?.stateEnteredEventDetails?.name,
    kind: events.map(kindIn).find((kind) => kind !== undefined),
    transitions: entered.length,
  };
}

/** `Identify` answers the kind; its answer is the first that has one. */
function kindIn({ taskSucceededEventDetails, lambdaFunctionSucceededEventDetails }: HistoryEvent): string | undefined {
  const output = taskSucceededEventDetails?.output ?? lambdaFunctionSucceededEventDetails?.output;
  if (output === undefined || !output.includes('"kind"')) return undefined;
  const answer = JSON.parse(output) as { kind?: unknown; Payload?: { kind?: unknown } };
  const kind = answer.kind ?? answer.Payload?.kind;
  return typeof kind === "string" ? kind : undefined;
}
