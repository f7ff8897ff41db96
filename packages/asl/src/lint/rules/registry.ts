import { aiRetries } from "./ai-retries.ts";
import { choiceDefault } from "./choice-default.ts";
import { choiceRules } from "./choice-rules.ts";
import { chosenValues } from "./chosen-values.ts";
import { definitionSize } from "./definition-size.ts";
import { delimiters } from "./delimiters.ts";
import { errorNames } from "./error-names.ts";
import { errorRules } from "./error-rules.ts";
import { exclusiveFields } from "./exclusive-fields.ts";
import { express } from "./express.ts";
import { expressionSyntax } from "./expression-syntax.ts";
import { historySize } from "./history-size.ts";
import { idempotentStarts } from "./idempotent-starts.ts";
import { intrinsics } from "./intrinsics.ts";
import { knownFields } from "./known-fields.ts";
import { mapLabels } from "./map-labels.ts";
import { numbers } from "./numbers.ts";
import { passedPlaces } from "./passed-places.ts";
import { paths } from "./paths.ts";
import { payloadSize } from "./payload-size.ts";
import { polling } from "./polling.ts";
import { queryLanguage } from "./query-language.ts";
import { resources } from "./resources.ts";
import type { Rule } from "./rule.ts";
import { services } from "./services.ts";
import { statesVariable } from "./states-variable.ts";
import { taskArguments } from "./task-arguments.ts";
import { taskTokens } from "./task-tokens.ts";
import { timeouts } from "./timeouts.ts";
import { timestamps } from "./timestamps.ts";
import { transitions } from "./transitions.ts";
import { uniqueNames } from "./unique-names.ts";
import { variableNames } from "./variable-names.ts";
import { variables } from "./variables.ts";

export const rules: readonly Rule[] = [
  transitions,
  uniqueNames,
  queryLanguage,
  resources,
  expressionSyntax,
  passedPlaces,
  statesVariable,
  variableNames,
  variables,
  errorRules,
  errorNames,
  timeouts,
  taskTokens,
  idempotentStarts,
  aiRetries,
  choiceDefault,
  choiceRules,
  chosenValues,
  knownFields,
  definitionSize,
  express,
  intrinsics,
  mapLabels,
  timestamps,
  delimiters,
  exclusiveFields,
  numbers,
  paths,
  services,
  taskArguments,
  payloadSize,
  historySize,
  polling,
];
