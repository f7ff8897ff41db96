import { writeFile } from "node:fs/promises";
import { printCodes } from "../src/print-codes.ts";

await writeFile(new URL("../CODES.md", import.meta.url), printCodes());
