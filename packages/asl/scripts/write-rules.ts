import { writeFile } from "node:fs/promises";
import { printRules } from "../src/lint/print-rules.ts";

await writeFile(new URL("../RULES.md", import.meta.url), printRules());
