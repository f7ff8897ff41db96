/** The source of a machine of many states, as a person might write one: calls, shapes, choices, waits, errors caught. */
export function manyStates(count: number): string {
  const states = Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.(at) ?? "");
  return `import { eq, format, lambda, sdk, stateMachine } from "@tributary/asl";

const s3 = sdk<typeof import("@aws-sdk/client-s3")>("s3");

interface Item {
  readonly id: string;
  readonly bucket: string;
}

export const machine = stateMachine<Item>({}, (flow) =>
  flow${states.join("")}
    .succeed("Done")
    .receiving<{ readonly Error: string; readonly Cause: string }>()
    .fail("Failed", ({ input }) => ({ error: input.Error, cause: input.Cause })),
);
`;
}

const kinds: readonly ((at: number) => string)[] = [
  (at) => `
    .task("Put ${at}", ({ input }) => s3.putObject({ Bucket: input.bucket, Key: format\`k/\${input.id}/${at}\`, Body: { id: input.id } }), {
      output: ({ input, result }) => ({ id: input.id, bucket: input.bucket, etag: result.ETag }),
      assign: ({ result }) => ({ version${at}: result.VersionId }),
      retry: [{ errors: ["S3.SdkClientException"], maxAttempts: 3 }],
      catch: [{ errors: ["States.ALL"], next: "Failed", output: ({ error, input }) => ({ Error: error.Error, Cause: input.id }) }],
    })`,
  (at) => `
    .pass("Shape ${at}", {
      output: ({ input, vars }) => ({ id: format\`\${input.id}\${vars.version${at - 1}}\`, bucket: input.bucket }),
      assign: ({ input }) => ({ id${at}: input.id }),
    })`,
  (at) => `
    .choice("Choose ${at}", (route) =>
      route.when(({ input }) => eq(input.id, "x"), (way) => way.pass("Mark ${at}", { assign: () => ({ marked: true }) })).otherwise(),
    )`,
  (at) => `
    .task("Call ${at}", ({ input, vars }) => lambda.invoke<Item>("f", { id: input.id, first: vars.version0 }), {
      output: ({ result }) => result.Payload,
      assign: ({ result }) => ({ last: result.StatusCode }),
      catch: (caught) => caught.on(["Known"], (way) => way.pass("Mend ${at}", { output: () => ({ id: "", bucket: "" }) })).on(["States.ALL"], "Failed"),
    })`,
  (at) => `
    .wait("Wait ${at}", () => ({ seconds: 1 }))`,
];
