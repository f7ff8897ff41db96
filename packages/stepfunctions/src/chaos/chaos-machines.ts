const call = (step: string, more: object = {}): object => ({
  Type: "Task",
  Resource: "arn:aws:states:::aws-sdk:sns:publish",
  Parameters: { "run.$": "$$.Execution.Name", step, "given.$": "$", "attempt.$": "$$.State.RetryCount" },
  ...more,
});

const ask = (step: string, given: string, more: object): object => ({
  Type: "Task",
  Resource: "arn:aws:states:::aws-sdk:sns:publish",
  Arguments: { run: "{% $states.context.Execution.Name %}", step, given },
  ...more,
});

/** States of Maps: entered once an item. */
export const manyTimes: ReadonlySet<string> = new Set(["Item", "Add", "Rest", "Give"]);

interface ChaosMachine {
  readonly definition: object;
  /** What an execution started with `{ n }` has to end with. */
  readonly output: (n: number) => unknown;
  /** How often each type of event has to be in the history. */
  readonly events: Readonly<Record<string, number>>;
}

const echo = (step: string, given: unknown): object => ({ step, given });

/** Machines that between them stop at every kind of place a process can die at. */
export const chaosMachines: Readonly<Record<string, ChaosMachine>> = {
  chain: {
    definition: {
      StartAt: "One",
      States: {
        One: call("one", { Next: "Nap" }),
        Nap: { Type: "Wait", Seconds: 1, Next: "Two" },
        Two: call("two", { ResultPath: "$.two", Next: "Check" }),
        Check: { Type: "Choice", Choices: [{ Variable: "$.two.step", StringEquals: "two", Next: "Done" }] },
        Done: { Type: "Succeed" },
      },
    },
    output: (n) => ({ ...echo("one", { n }), two: echo("two", echo("one", { n })) }),
    events: { TaskScheduled: 2, TaskSucceeded: 2, WaitStateEntered: 1, WaitStateExited: 1, ChoiceStateEntered: 1 },
  },
  flaky: {
    definition: {
      StartAt: "Try",
      States: {
        Try: call("fails once", { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1 }], Next: "Give" }),
        Give: call("fails always", {
          Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.caught", Next: "Caught" }],
          End: true,
        }),
        Caught: { Type: "Pass", Parameters: { "given.$": "$.given" }, End: true },
      },
    },
    output: (n) => ({ given: { n } }),
    events: { TaskScheduled: 3, TaskSucceeded: 1, TaskFailed: 2, PassStateEntered: 1 },
  },
  wide: {
    definition: {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "Each",
              States: {
                Each: {
                  Type: "Map",
                  ItemsPath: "$.items",
                  ItemProcessor: { StartAt: "Item", States: { Item: call("item", { End: true }) } },
                  End: true,
                },
              },
            },
            { StartAt: "Side", States: { Side: call("side", { End: true }) } },
          ],
          End: true,
        },
      },
    },
    output: (n) => [["a", "b", "c"].map((given) => echo("item", given)), echo("side", { n, items: ["a", "b", "c"] })],
    events: {
      TaskScheduled: 4,
      TaskSucceeded: 4,
      MapIterationStarted: 3,
      MapIterationSucceeded: 3,
      ParallelStateSucceeded: 1,
    },
  },
  token: {
    definition: {
      StartAt: "Ask",
      States: {
        Ask: {
          Type: "Task",
          Resource: "arn:aws:states:::aws-sdk:sns:publish.waitForTaskToken",
          Parameters: { "run.$": "$$.Execution.Name", step: "ask", "given.$": "$", "token.$": "$$.Task.Token" },
          TimeoutSeconds: 600,
          End: true,
        },
      },
    },
    output: (n) => ({ answered: { n } }),
    events: { TaskScheduled: 1, TaskSubmitted: 1, TaskSucceeded: 1 },
  },
  spread: {
    definition: {
      StartAt: "Spread",
      States: {
        Spread: {
          Type: "Map",
          Label: "Spread",
          ItemsPath: "$.items",
          ItemProcessor: {
            ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
            StartAt: "Child",
            States: { Child: call("child", { End: true }) },
          },
          End: true,
        },
      },
    },
    output: () => ["a", "b", "c"].map((given) => echo("child", given)),
    events: { MapRunStarted: 1, MapRunSucceeded: 1, MapStateSucceeded: 1 },
  },
  query: {
    definition: {
      QueryLanguage: "JSONata",
      StartAt: "Set",
      States: {
        Set: { Type: "Pass", Assign: { base: "{% $states.input.n * 10 %}", list: [1, 2, 3] }, Next: "Sum" },
        Sum: {
          Type: "Map",
          Items: "{% $list %}",
          ItemProcessor: {
            StartAt: "Add",
            States: {
              Add: ask("add", "{% $base + $states.input %}", {
                Assign: { seen: "{% $states.result.given %}" },
                Next: "Rest",
              }),
              Rest: { Type: "Wait", Seconds: 1, Next: "Give" },
              Give: { Type: "Pass", Output: "{% $seen %}", End: true },
            },
          },
          Assign: { sum: "{% $sum($states.result) %}" },
          Next: "Last",
        },
        Last: ask("last", "{% $sum + $base %}", { End: true }),
      },
    },
    output: (n) => echo("last", 40 * n + 6),
    events: { TaskScheduled: 4, TaskSucceeded: 4, MapIterationSucceeded: 3, WaitStateExited: 3 },
  },
  nested: {
    definition: {
      StartAt: "Inner",
      States: {
        Inner: {
          Type: "Task",
          Resource: "arn:aws:states:::states:startExecution.sync:2",
          Parameters: { StateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:leaf", "Input.$": "$" },
          OutputPath: "$.Output",
          End: true,
        },
      },
    },
    output: (n) => echo("leaf", { n }),
    events: { TaskScheduled: 1, TaskSubmitted: 1, TaskSucceeded: 1 },
  },
};

/** What `nested` starts. */
export const leaf = { StartAt: "Leaf", States: { Leaf: call("leaf", { End: true }) } };
