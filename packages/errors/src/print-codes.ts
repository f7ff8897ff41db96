import type { CodeTable, ErrorCode } from "./code-table.ts";
import { accessCodes } from "./codes/access.ts";
import { aslCodes } from "./codes/asl.ts";
import { assemblyCodes } from "./codes/assembly.ts";
import { catalogCodes } from "./codes/catalog.ts";
import { cliCodes } from "./codes/cli.ts";
import { enginesCodes } from "./codes/engines.ts";
import { localCodes } from "./codes/local.ts";
import { pipelineCodes } from "./codes/pipeline.ts";
import { stepfunctionsCodes } from "./codes/stepfunctions.ts";

const rooms: readonly (readonly [string, CodeTable])[] = [
  ["The pipeline's definition", pipelineCodes],
  ["Amazon States Language", aslCodes],
  ["Access", accessCodes],
  ["The assembly", assemblyCodes],
  ["The command line", cliCodes],
  ["The local cloud", localCodes],
  ["Step Functions on localhost", stepfunctionsCodes],
  ["Local engines", enginesCodes],
  ["The catalog", catalogCodes],
];

/** `CODES.md`: every code with what it means and what to do, printed from the table. */
export function printCodes(): string {
  const parts = rooms
    .filter(([, table]) => Object.keys(table).length > 0)
    .map(([room, table]) => `## ${room}\n\n${Object.entries(table).sort(byCode).map(section).join("\n\n")}`);
  return `# Error codes\n\nPrinted from the table in \`src/codes/\` by \`npm run codes -w packages/errors\`; do not edit.\n\n${parts.join("\n\n")}\n`;
}

const byCode = ([a]: readonly [string, ErrorCode], [b]: readonly [string, ErrorCode]): number => (a < b ? -1 : 1);

const section = ([code, { title, why, fix }]: readonly [string, ErrorCode]): string =>
  `### ${code}\n\n**${title}.** ${why}\n\n*Do:* ${fix}`;
