import { main } from "@tributary/cli";

/** One command line, as the test sends it. */
export interface CommandLine {
  readonly cwd: string;
  readonly args: readonly string[];
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs commands one after the other in a process of its own, without vitest's module conditions: as the shell would. */
process.on("message", (line: CommandLine) => {
  void run(line).then((ran) => process.send?.(ran));
});

async function run({ cwd, args }: CommandLine): Promise<Ran> {
  const text = { out: "", err: "" };
  const io = {
    cwd,
    signal: new AbortController().signal,
    stdout: {
      write: (chunk: string) => {
        text.out += chunk;
      },
    },
    stderr: {
      write: (chunk: string) => {
        text.err += chunk;
      },
    },
  };
  const code = await main(args, io);
  return { code, ...text };
}
