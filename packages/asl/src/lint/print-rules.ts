import { codes } from "@tributary/errors";
import { printAsl } from "../print/print-asl.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { lint } from "./lint.ts";
import cases from "./lint-cases.json" with { type: "json" };

interface Case {
  readonly definition: unknown;
  readonly type?: "EXPRESS";
  readonly finds: readonly string[];
}

/** `RULES.md`: what the lint finds, why it matters, what to do, and the smallest of the tests' definitions in which it is found. */
export function printRules(): string {
  const all = Object.keys(codes).filter((code): code is keyof typeof codes => /^TRB-ASL-1\d\d$/.test(code));
  const rules = all.sort().map((code) => {
    const { title, why, fix } = codes[code];
    return `## ${code}\n\n**${title}.** ${why}\n\n*Do:* ${fix}\n${example(code)}`;
  });
  return `${introduction}\n${rules.join("\n")}`;
}

const introduction = `# What the lint finds

Printed by \`npm run rules -w packages/asl\` from the table of codes and the lint's own test cases; do not edit.

\`lint(definition)\` and \`pipeline lint\` tell errors (AWS refuses the definition, or the state fails when it runs) before warnings (it runs,
and hurts one day). What is meant as it is can be silenced, with a reason, for a state and all inside it by its comment, or for the whole
machine by the machine's:

    "Comment": "lint-allow TRB-ASL-117: these are all the kinds there are"

The function takes \`{ allow: [{ code, location, reason }] }\` as well.
`;

/** The last line of a case is what the lint says to it. */
function example(code: string): string {
  const fitting = (cases as readonly Case[]).filter(({ finds }) => finds.some((found) => found.startsWith(code)));
  const [smallest] = fitting.toSorted((left, right) => size(left) - size(right));
  if (!smallest) return "";
  const found = lint(smallest.definition, smallest.type ? { type: smallest.type } : {});
  const said = found
    .filter((each) => each.code === code)
    .map(({ severity, message, location }) => `${severity}: ${message}\n  at ${location || "/"}`);
  return `\n\`\`\`json\n${printAsl(smallest.definition as StateMachineDefinition)}\`\`\`\n\n    ${said.join("\n").replaceAll("\n", "\n    ")}\n`;
}

const size = ({ definition, finds }: Case): number => finds.length * 10_000 + JSON.stringify(definition).length;
