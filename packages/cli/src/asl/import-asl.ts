import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { builderCode, readAsl } from "@tributary/asl";
import { TributaryError } from "@tributary/errors";
import type { AslImportOptions } from "../commands/asl.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { checkAsl } from "./check-asl.ts";
import { readText } from "./read-text.ts";
import { requireSameMachine } from "./require-same-machine.ts";

/** `pipeline asl import`: writes TypeScript that was built once and gave the same definition. */
export async function importAsl(io: Io, files: readonly string[], options: AslImportOptions): Promise<number> {
  if (options.check) {
    if (options.out !== undefined)
      throw new TributaryError("TRB-CLI-001", "--check writes nothing, so --out has no meaning");
    return await checkAsl(io, files, options.json);
  }
  const [file = ""] = files;
  if (files.length > 1) {
    throw new TributaryError("TRB-CLI-001", `import takes one file, ${files.length} were given`, {
      fix: "Import them one by one, or check them all with --check.",
    });
  }
  const document = readAsl(await readText(io.cwd, file), resolve(io.cwd, file));
  const definition = document.machine.toAsl();
  const code = `/** Built from ${basename(file)}. */\n${builderCode(definition)}`;
  await requireSameMachine(code, definition);

  for (const [pointer, text] of document.placeholders) {
    io.stderr.write(`warning: ${text} at ${pointer} stands outside of quotes; the builder writes it as a string\n`);
  }
  const clients = [...new Set(code.match(/@aws-sdk\/client-[a-z0-9-]+/g) ?? [])];
  if (clients.length > 0)
    io.stderr.write(`note: calls are typed by the SDK's clients: npm install --save-dev ${clients.join(" ")}\n`);
  const out = options.out === undefined ? undefined : resolve(io.cwd, options.out);
  if (out !== undefined) {
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, code);
  }
  if (options.json) io.stdout.write(`${JSON.stringify({ file, ...(out === undefined ? { code } : { out }) })}\n`);
  else io.stdout.write(out === undefined ? code : `${relative(io.cwd, out)}\n`);
  return exitCodes.ok;
}
