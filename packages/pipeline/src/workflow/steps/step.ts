import type { FileKind } from "../../blueprint.ts";
import type { ExtractorName, ExtractorOptions } from "../../extractors/extractor-options.ts";
import type { Link } from "../link.ts";
import type { OutputFlow, RouteFlow } from "../route-flow.ts";
import type { StateNames } from "../state-names.ts";

/** Where in the workflow an extractor's states stand. */
export interface Place {
  readonly names: StateNames;
  readonly kind: FileKind;
  readonly reads: "file" | "transcript";
  /** Whether the file is one page of pixels, which Textract reads at once. */
  readonly onePage: boolean;
}

export interface StepContext<Name extends ExtractorName, In> {
  readonly options: ExtractorOptions[Name];
  readonly place: Place;
  readonly link: Link<In>;
}

/** Puts the states of one extractor behind those of the flow. */
export type Step<Name extends ExtractorName> = <In>(flow: RouteFlow<In>, context: StepContext<Name, In>) => OutputFlow;

export type ExtractorSteps = { readonly [Name in ExtractorName]: Step<Name> };
