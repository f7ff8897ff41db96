import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../version.ts";
import type { Finding } from "./finding.ts";
import { validateAside } from "./validate-aside.ts";

/** The findings for a template, remembered by its content: an unchanged template is not validated twice. */
export async function cachedFindings(
  templateFile: string,
  template: string,
  cacheDir: string,
): Promise<readonly Finding[]> {
  const key = createHash("sha256").update(version).update(template).digest("hex");
  const file = join(cacheDir, `${key}.json`);
  const known = await readFile(file, "utf8").then(parseFindings, () => undefined);
  if (known) return known;
  const findings = await validateAside(templateFile);
  await mkdir(cacheDir, { recursive: true });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, JSON.stringify(findings));
  await rename(part, file);
  return findings;
}

function parseFindings(text: string): readonly Finding[] | undefined {
  try {
    const findings: unknown = JSON.parse(text);
    return Array.isArray(findings) ? (findings as Finding[]) : undefined;
  } catch {
    return undefined;
  }
}
