import { append, jsonata } from "@tributary/asl";
import type { ExtractorNode } from "../extractors/extractor.ts";
import type { ExtractorName } from "../extractors/extractor-options.ts";
import { after, afterBeside, fromFile, type Left, type Link } from "./link.ts";
import type { Output, OutputFlow, RouteFlow } from "./route-flow.ts";
import type { Place } from "./steps/step.ts";
import { steps } from "./steps/steps.ts";

type FilePlace = Omit<Place, "reads">;

/** The outputs of all branches as one list. */
const joined = (): ReturnType<typeof jsonata<readonly Output[]>> =>
  jsonata<readonly Output[]>("$reduce($states.result, $append)");

/** The states of a route's extractors. One alone needs no Parallel state, which would be one transition more. */
export function extractorFlow<In>(
  flow: RouteFlow<In>,
  extractors: readonly ExtractorNode[],
  place: FilePlace,
): OutputFlow {
  const [first, ...others] = extractors;
  if (first && others.length === 0) return sequence(flow, first, place);
  const name = place.names.take(`Read${capital(place.kind)}`);
  const branches = extractors.map((node) => (branch: RouteFlow<In>) => sequence(branch, node, place));
  return flow.parallel(name, branches, { output: joined }).forgetNames();
}

/** An extractor and those that follow it. */
function sequence<In>(flow: RouteFlow<In>, node: ExtractorNode, place: FilePlace): OutputFlow {
  const read = one(flow, node, { ...place, reads: "file" }, fromFile());
  const [first, ...others] = node.next;
  if (!first) return read;
  // Only an extractor whose output is one object of the lake can be followed; its factory says so.
  const left = read as RouteFlow<Left>;
  const following: Place = { ...place, reads: "transcript" };
  if (others.length === 0) return one(left, first, following, after);
  const branches = node.next.map((next) => (branch: RouteFlow<Left>) => one(branch, next, following, afterBeside));
  const name = place.names.take("ReadTranscript");
  return left.parallel(name, branches, { output: ({ input }) => append<Output>(input, joined()) }).forgetNames();
}

function one<In, Name extends ExtractorName>(
  flow: RouteFlow<In>,
  node: ExtractorNode<Name>,
  place: Place,
  link: Link<In>,
): OutputFlow {
  return steps[node.name](flow, { options: node.options, place: { ...place, names: place.names.ownedBy(node) }, link });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
