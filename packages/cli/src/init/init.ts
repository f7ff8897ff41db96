import { mkdir, readdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { TributaryError } from "@tributary/errors";
import type { InitOptions } from "../commands/init.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { packageSource } from "./package-source.ts";

const template = fileURLToPath(new URL("../../templates/pipeline", import.meta.url));

/** npm leaves files of these names out of a package, so the template keeps them under others. */
const renamed: Readonly<Record<string, string>> = {
  gitignore: ".gitignore",
  "package.template.json": "package.json",
  "tsconfig.template.json": "tsconfig.json",
};

/** `pipeline init`: writes a project that runs as it is. Nothing that exists is overwritten. */
export async function init(io: Io, dir: string, options: InitOptions): Promise<number> {
  const target = resolve(io.cwd, dir);
  const files = await templateFiles();
  const taken: string[] = [];
  for (const { to } of files) if (await stat(join(target, to)).catch(() => undefined)) taken.push(to);
  if (taken.length > 0) throw new TributaryError("TRB-CLI-012", `${target} already has ${taken.join(", ")}`);

  for (const { from, to } of files) {
    await mkdir(dirname(join(target, to)), { recursive: true }).catch((cause: unknown) => {
      throw new TributaryError("TRB-CLI-022", `Cannot write ${join(target, to)}`, { cause });
    });
    const content = await readFile(from);
    await writeFile(join(target, to), to === "package.json" ? await packageJson(content, target) : content);
  }
  const written = files.map(({ to }) => to);
  if (options.json) io.stdout.write(`${JSON.stringify({ dir: target, files: written })}\n`);
  else
    io.stdout.write(
      `${written.map((name) => `  ${name}\n`).join("")}\nNext:\n${target === io.cwd ? "" : `  cd ${relative(io.cwd, target)}\n`}  npm install\n  npx pipeline run samples\n`,
    );
  return exitCodes.ok;
}

/** The template's, named as the folder, with our packages from where this command came from. */
async function packageJson(template: Buffer, target: string): Promise<string> {
  const project = JSON.parse(template.toString()) as { name: string; dependencies: Record<string, string> };
  const folder = await realpath(target);
  const dependencies = Object.keys(project.dependencies).map((name) => [name, packageSource(name, folder)] as const);
  const name = packageName(basename(folder)) || project.name;
  return `${JSON.stringify({ ...project, name, dependencies: Object.fromEntries(dependencies) }, null, 2)}\n`;
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
const packageName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|-+$/g, "")
    .slice(0, 214);

async function templateFiles(): Promise<{ readonly from: string; readonly to: string }[]> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ from, to: named(relative(template, from).split(sep).join("/")) }))
    .sort((a, b) => (a.to < b.to ? -1 : 1));
}

const named = (path: string): string => renamed[path] ?? path;
