import { expect, test } from "vitest";
import { fromAsl, mermaidOf, type StateMachineDefinition, svgOf } from "../index.ts";
import cases from "../lint/lint-cases.json" with { type: "json" };
import { structureProblems } from "../lint/structure-problems.ts";
import { layOut, type PlacedGraph } from "./lay-out.ts";
import { pictureGraph } from "./picture-graph.ts";

const sound = cases
  .map(({ definition }) => definition as unknown)
  .filter((definition) => structureProblems(definition).length === 0)
  .map((definition) => fromAsl(definition).toAsl());

/** A choice with many ways, a loop, flows inside flows and an error's way. */
const order: StateMachineDefinition = {
  QueryLanguage: "JSONata",
  StartAt: "Check",
  States: {
    Check: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: "${CheckFunctionArn}" },
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Refused" }],
      Next: "Kind <&>",
    },
    "Kind <&>": {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.kind = 'book' %}", Next: "Ship" },
        { Condition: "{% $states.input.kind = 'gift' %}", Next: "Each item" },
      ],
      Default: "Pause",
    },
    Pause: { Type: "Wait", Seconds: 7200, Next: "Check" },
    Ship: {
      Type: "Parallel",
      Branches: ["a", "b", "c", "d"].map((name) => ({
        StartAt: name,
        States: { [name]: { Type: "Pass", End: true } },
      })),
      End: true,
    },
    "Each item": {
      Type: "Map",
      Items: "{% $states.input.items %}",
      MaxConcurrency: 5,
      ItemProcessor: {
        StartAt: "Wrap",
        States: {
          Wrap: { Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:putObject.waitForTaskToken", End: true },
        },
      },
      End: true,
    },
    Refused: { Type: "Fail", Error: "Order.Refused" },
  },
};

test("svgOf is well-formed and shows every state, what it does and when", () => {
  const svg = svgOf(order);
  expect(openTags(svg)).toEqual([]);
  for (const shown of [
    "Kind &lt;&amp;&gt;",
    "Lambda Check",
    "Wait 2 h",
    "Map, 5 at once",
    "S3 putObject, waits for an answer",
    "Parallel, 4 branches",
    "Order.Refused",
    "kind = 'book'",
    "else",
    "any error",
    "prefers-color-scheme:dark",
  ])
    expect(svg).toContain(shown);
});

test("svgOf draws the same picture each time, in whole pixels", () => {
  expect(svgOf(order)).toBe(svgOf(structuredClone(order)));
  expect(svgOf(order)).not.toMatch(/NaN|undefined|Infinity|\.\d{3}/);
});

test("svgOf keeps states apart and inside their flow, in every sound definition of the lint's cases", () => {
  expect(sound.length).toBeGreaterThan(60);
  for (const definition of [order, ...sound]) {
    expectTidy(layOut(pictureGraph(definition)));
    expect(openTags(svgOf(definition))).toEqual([]);
  }
});

test("svgOf survives names of any characters", () => {
  for (const name of [
    "\u0000\ud800",
    "<script>",
    "]]>",
    "__proto__",
    "日本語の名前".repeat(8),
    "x".repeat(80),
    "a\nb",
  ]) {
    const definition: StateMachineDefinition = {
      StartAt: name,
      States: Object.fromEntries([[name, { Type: "Succeed" }]]),
    };
    expect(openTags(svgOf(definition))).toEqual([]);
    expect(mermaidOf(definition)).toContain("start --> s1");
  }
});

test("mermaidOf writes states, flows inside them and ways", () => {
  expect(mermaidOf(order)).toBe(`flowchart TD
  start((start)):::mark
  s1["Check<br/>Lambda Check"]:::task
  s2{{"Kind #60;#38;#62;<br/>Choice"}}:::choice
  s3["Pause<br/>Wait 2 h"]:::wait
  subgraph s4["Ship<br/>Parallel, 4 branches"]
    subgraph s4b1[" "]
      s7["a<br/>Pass"]:::pass
    end
    subgraph s4b2[" "]
      s8["b<br/>Pass"]:::pass
    end
    subgraph s4b3[" "]
      s9["c<br/>Pass"]:::pass
    end
    subgraph s4b4[" "]
      s10["d<br/>Pass"]:::pass
    end
  end
  subgraph s5["Each item<br/>Map, 5 at once"]
    s11["Wrap<br/>S3 putObject, waits for an answer"]:::task
  end
  s6["Refused<br/>Order.Refused"]:::fail
  s1 --> s2
  s1 -.->|"any error"| s6
  s2 -->|"kind = 'book'"| s4
  s2 -->|"kind = 'gift'"| s5
  s2 -->|"else"| s3
  s3 --> s1
  start --> s1
  classDef mark fill:#76818f,stroke:#76818f,color:#fff
  classDef task stroke:#2463c9
  classDef choice stroke:#a8640a
  classDef wait stroke:#7a4fc4
  classDef pass stroke:#76818f
  classDef succeed stroke:#1d8441
  classDef fail stroke:#c6303a
`);
});

function expectTidy({ nodes, edges, width, height }: PlacedGraph): void {
  for (const [at, one] of nodes.entries()) {
    expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true);
    for (const other of nodes.slice(at + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(apart, `${one.node.name} and ${other.node.name}`).toBe(true);
    }
    for (const { picture, x, y } of one.inside) {
      expect(x + picture.width <= one.width && y + picture.height <= one.height).toBe(true);
      expectTidy(picture);
    }
  }
  for (const { points } of edges) expect(points.length).toBeGreaterThan(1);
}

/** Tags that are opened and not closed, or the other way round. */
function openTags(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = "", alone] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (close !== "/") {
      if (alone !== "/") open.push(name);
    } else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  const text = svg.replace(/<\/?[a-z]+[^<>]*>/g, "");
  return /<|&(?!amp;|lt;|gt;)/.test(text) ? [...open, "text"] : open;
}
