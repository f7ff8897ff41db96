import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isRecord } from "../../template/is-record.ts";
import type { TemplateAssets } from "../../template/template-assets.ts";

interface InstalledCode {
  readonly codeDir: string;
  readonly codeSha256: string;
}

interface CodeRequest {
  /** `Code` of the template's function. */
  readonly code: unknown;
  readonly handler: string;
  readonly functionName: string;
  readonly assets: TemplateAssets;
}

/** Copies a function's code into the state directory, so that a later assembly cannot change what runs. */
export async function installCode(stateDir: string, request: CodeRequest): Promise<InstalledCode> {
  const { code, functionName, assets } = request;
  const inline = isRecord(code) && typeof code.ZipFile === "string" ? code.ZipFile : undefined;
  const source = inline === undefined ? await assetFolder(assets, code) : undefined;
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

/** The folder with the code that the template names: by bucket and key, or by a path alone. */
function assetFolder(assets: TemplateAssets, code: unknown): Promise<string> {
  if (typeof code === "string") return assets.folder({ bucket: "", key: code });
  if (!isRecord(code) || typeof code.S3Key !== "string")
    throw new Error("Code needs S3Bucket and S3Key, ZipFile, or a path");
  return assets.folder({ bucket: String(code.S3Bucket ?? ""), key: code.S3Key });
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
