import { access } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isRecord } from "../../template/is-record.ts";

type Invoke = (event: unknown, context: unknown) => Promise<unknown>;

/** Finds `index.handler` in a folder of code, and calls it the way Lambda does: by promise, or by callback. */
export async function loadHandler(codeDir: string, handler: string): Promise<Invoke> {
  const dot = handler.lastIndexOf(".");
  const file = await findModule(codeDir, handler.slice(0, dot));
  const name = handler.slice(dot + 1);
  const loaded: unknown = await import(pathToFileURL(file).href);
  const found = exportNamed(loaded, name);
  if (typeof found !== "function") throw named("Runtime.HandlerNotFound", `${handler} is undefined or not exported`);
  return (event, context) =>
    new Promise((resolve, reject) => {
      const answer: unknown = found(event, context, (error: unknown, result: unknown) =>
        error ? reject(error) : resolve(result),
      );
      if (isRecord(answer) && typeof answer.then === "function") resolve(answer);
      else if (found.length < 3) resolve(answer);
    });
}

async function findModule(codeDir: string, module: string): Promise<string> {
  for (const extension of [".mjs", ".js", ".cjs"]) {
    const file = join(codeDir, `${module}${extension}`);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  throw named("Runtime.ImportModuleError", `Error: Cannot find module '${module}'`);
}

function exportNamed(module: unknown, name: string): unknown {
  if (!isRecord(module)) return undefined;
  return module[name] ?? (isRecord(module.default) ? module.default[name] : undefined);
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
