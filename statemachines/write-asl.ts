import { writeFile } from "node:fs/promises";
import { aslText, compile, workflowPicture } from "@tributary/pipeline";
import claims from "./claims/pipeline.ts";

/** Reference pipelines by folder. */
const pipelines = { claims } as const;

for (const [folder, definition] of Object.entries(pipelines)) {
  const blueprint = compile(definition);
  const file = (ending: string): URL => new URL(`./${folder}/${definition.name}.${ending}`, import.meta.url);
  await writeFile(file("asl.json"), aslText(blueprint));
  await writeFile(file("svg"), workflowPicture(blueprint));
}
