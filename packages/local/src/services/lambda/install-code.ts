import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { isRecord } from "../../template/is-record.ts";

interface InstalledCode {
  readonly codeDir: string;
  readonly codeSha256: string;
}

interface CodeRequest {
  /** `Code` of the template's function. */
  readonly code: unknown;
  readonly handler: string;
  readonly functionName: string;
  readonly assemblyDir: string;
}

/** Copies a function's code into the state directory, so that a later assembly cannot change what runs. */
export async function installCode(stateDir: string, request: CodeRequest): Promise<InstalledCode> {
  const { code, functionName, assemblyDir } = request;
  const inline = isRecord(code) && typeof code.ZipFile === "string" ? code.ZipFile : undefined;
  const source = inline === undefined ? await assetFolder(assemblyDir, code) : undefined;
  const sha = source === undefined ? sha256(inline ?? "") : await folderHash(source);
  const codeDir = join(stateDir, "lambda", "code", `${functionName}-${sha.slice(0, 16)}`);
  if (!(await isFolder(codeDir))) {
    const making = `${codeDir}.new`;
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    if (source !== undefined) await cp(source, making, { recursive: true });
    // Inline code is CommonJS in a file named by the handler, as CloudFormation makes it.
    else await writeFile(join(making, `${request.handler.split(".")[0] ?? "index"}.cjs`), inline ?? "");
    await rename(making, codeDir);
  }
  return { codeDir, codeSha256: Buffer.from(sha, "hex").toString("base64") };
}

/** The folder that an assembly keeps for an S3 key: as `assembly.json` says, or the key itself as a path. */
async function assetFolder(assemblyDir: string, code: unknown): Promise<string> {
  const key =
    typeof code === "string" ? code : isRecord(code) && typeof code.S3Key === "string" ? code.S3Key : undefined;
  if (key === undefined) throw new Error("Code needs S3Bucket and S3Key, ZipFile, or a path");
  const path = (await manifestPath(assemblyDir, key)) ?? key.replace(/\.zip$/, "");
  const folder = resolve(assemblyDir, path);
  const inside = relative(assemblyDir, folder);
  if (inside.startsWith("..") || isAbsolute(inside))
    throw new Error(`the code ${key} lies outside the assembly folder`);
  if (!(await isFolder(folder))) throw new Error(`the assembly has no folder for the code ${key}`);
  return folder;
}

async function manifestPath(assemblyDir: string, key: string): Promise<string | undefined> {
  const text = await readFile(join(assemblyDir, "assembly.json"), "utf8").catch(() => undefined);
  const manifest: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isRecord(manifest) || !Array.isArray(manifest.assets)) return undefined;
  const asset: unknown = manifest.assets.find((item: unknown) => isRecord(item) && item.s3Key === key);
  return isRecord(asset) && typeof asset.path === "string" ? asset.path : undefined;
}

async function folderHash(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const hash = createHash("sha256");
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash
      .update(relative(folder, path))
      .update("\0")
      .update(await readFile(path));
  }
  return hash.digest("hex");
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
