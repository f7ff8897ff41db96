import type { Json, QueryLanguage } from "./state-machine-definition.ts";

/** Fields every state may have. */
export interface StateCommon {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  /** JSONata: what the state answers. */
  readonly Output?: Json;
  /** JSONPath only. `null` discards the input. */
  readonly InputPath?: string | null;
  /** JSONPath only. `null` discards the output. */
  readonly OutputPath?: string | null;
}

/** Where a state that is not terminal goes. Exactly one of the two is present in a valid document. */
export interface Transition {
  readonly Next?: string;
  readonly End?: boolean;
}

export interface Assigning {
  /** Variables that later states can read as `$name`. */
  readonly Assign?: Readonly<Record<string, Json>>;
}

/** JSONPath only: how a result meets the input. */
export interface ResultShaping {
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
}
