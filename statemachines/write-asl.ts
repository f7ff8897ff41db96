import { writeFile } from "node:fs/promises";
import { aslText, compile } from "@tributary/pipeline";
import claims from "./claims/pipeline.ts";

/** Reference pipelines by folder. */
const pipelines = { claims } as const;

for (const [folder, definition] of Object.entries(pipelines)) {
  const file = new URL(`./${folder}/${definition.name}.asl.json`, import.meta.url);
  await writeFile(file, aslText(compile(definition)));
}
