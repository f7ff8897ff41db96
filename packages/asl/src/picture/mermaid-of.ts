import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type PictureGraph, type PictureNode, pictureGraph } from "./picture-graph.ts";

/**
 * A definition as a Mermaid flowchart, which GitHub and many wikis draw.
 *
 * @example await writeFile("claims.mmd", mermaidOf(machine.toAsl()))
 */
export function mermaidOf(definition: StateMachineDefinition): string {
  const graph = pictureGraph(definition);
  const ids = new Map<PictureNode, string>();
  const lines = ["flowchart TD", "  start((start)):::mark"];
  writeGraph(graph, "  ");
  lines.push(`  start --> ${idIn(graph, graph.start)}`, ...classes);
  return `${lines.join("\n")}\n`;

  function writeGraph(of: PictureGraph, indent: string): void {
    for (const node of of.nodes) ids.set(node, `s${ids.size + 1}`);
    for (const node of of.nodes) writeNode(node, indent);
    for (const { from, to, kind, label } of of.edges) {
      const line = kind === "catch" ? "-.->" : "-->";
      const said = label === "" ? "" : `|"${mermaidText(label)}"|`;
      lines.push(`${indent}${idIn(of, from)} ${line}${said} ${idIn(of, to)}`);
    }
  }

  function writeNode(node: PictureNode, indent: string): void {
    const id = ids.get(node) ?? "";
    const label =
      node.text === node.name ? mermaidText(node.name) : `${mermaidText(node.name)}<br/>${mermaidText(node.text)}`;
    if (node.inside.length === 0) {
      const [open, close] = node.kind === "Choice" ? ['{{"', '"}}'] : ['["', '"]'];
      lines.push(`${indent}${id}${open}${label}${close}:::${node.kind.toLowerCase()}`);
      return;
    }
    lines.push(`${indent}subgraph ${id}["${label}"]`);
    for (const [at, inner] of node.inside.entries()) {
      if (node.inside.length === 1) {
        writeGraph(inner, `${indent}  `);
        continue;
      }
      lines.push(`${indent}  subgraph ${id}b${at + 1}[" "]`);
      writeGraph(inner, `${indent}    `);
      lines.push(`${indent}  end`);
    }
    lines.push(`${indent}end`);
  }

  function idIn(of: PictureGraph, name: string): string {
    const node = of.nodes.find((each) => each.name === name);
    return (node && ids.get(node)) ?? "start";
  }
}

const classes = [
  "  classDef mark fill:#76818f,stroke:#76818f,color:#fff",
  "  classDef task stroke:#2463c9",
  "  classDef choice stroke:#a8640a",
  "  classDef wait stroke:#7a4fc4",
  "  classDef pass stroke:#76818f",
  "  classDef succeed stroke:#1d8441",
  "  classDef fail stroke:#c6303a",
];

/** Mermaid's own entities, by number. */
function mermaidText(text: string): string {
  return text.replace(/["#<>&;`{}|\\]|\s/g, (character) =>
    character.trim() === "" ? " " : `#${character.charCodeAt(0)};`,
  );
}
