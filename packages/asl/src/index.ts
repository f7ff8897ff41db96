export type { ArgumentShape, AwsModel, ServiceModel } from "./aws/aws-model.ts";
export { type ApiGatewayRequest, activity, apiGateway, type HttpAnswer, type HttpRequest, http } from "./aws/http.ts";
export { installedClients } from "./aws/installed-clients.ts";
export { type LambdaAnswer, type LambdaOptions, lambda } from "./aws/lambda.ts";
export { type OptimizedService, optimized } from "./aws/optimized.ts";
export { readResource, type TaskResource } from "./aws/read-resource.ts";
export { type SdkAction, type SdkModule, type SdkService, sdk } from "./aws/sdk.ts";
export type { WireInput, WireOutput } from "./aws/wire.ts";
export { type Cost, type CostOptions, costOf } from "./cost/cost-of.ts";
export { type CostRow, type CostTableOptions, costTable } from "./cost/cost-table.ts";
export { type ExpressRun, expressDollars, type Prices, standardDollars, usEast1 } from "./cost/dollars-of.ts";
export type { Use } from "./cost/use.ts";
export {
  append,
  at,
  count,
  distinct,
  flatten,
  project,
  reverse,
  select,
  shuffle,
  sort,
  sortBy,
  zip,
} from "./expressions/arrays.ts";
export { eq, gt, gte, isIn, lt, lte, ne } from "./expressions/comparison.ts";
export type { ContextObject } from "./expressions/context-object.ts";
export type { Expr, Expression, Resolved, Value } from "./expressions/expr.ts";
export { and, coalesce, coalesceNull, exists, isPresent, not, or, when } from "./expressions/logic.ts";
export {
  abs,
  add,
  average,
  ceil,
  divide,
  floor,
  formatInteger,
  formatNumber,
  max,
  min,
  modulo,
  multiply,
  power,
  round,
  sqrt,
  subtract,
  sum,
  toNumber,
} from "./expressions/numbers.ts";
export { keys, lookup, merge } from "./expressions/objects.ts";
export type { Place, Test } from "./expressions/place.ts";
export { dataTest, jsonata, jsonPath } from "./expressions/raw.ts";
export {
  fromMillis,
  type HashAlgorithm,
  hash,
  millis,
  now,
  parse,
  partition,
  random,
  range,
  toMillis,
  uuid,
} from "./expressions/step-functions.ts";
export {
  base64decode,
  base64encode,
  concat,
  contains,
  decodeUrlComponent,
  encodeUrlComponent,
  format,
  join,
  lowercase,
  matches,
  pad,
  replace,
  split,
  substring,
  substringAfter,
  substringBefore,
  textLength,
  toText,
  trim,
  uppercase,
} from "./expressions/strings.ts";
export { isArray, isBoolean, isNull, isNumber, isObject, isString } from "./expressions/type-tests.ts";
export type { Untyped } from "./expressions/untyped.ts";
export type { Caught, CaughtOptions } from "./flow/caught.ts";
export type { EndedFlow } from "./flow/ended-flow.ts";
export type { Branch, Flow } from "./flow/flow.ts";
export type { SoundFlow } from "./flow/flow-facts.ts";
export type { GivenArguments } from "./flow/given-arguments.ts";
export { s3Contents, s3Objects, s3Rows } from "./flow/item-readers.ts";
export { type Batch, batches, type ItemSource, items, type MapOptions, type MapRun, selecting } from "./flow/items.ts";
export type { CatchRule, ResultOptions, StateOptions, TaskOptions } from "./flow/options.ts";
export type { Route } from "./flow/route.ts";
export type { ErrorScope, ResultScope, Scope, TestScope } from "./flow/scope.ts";
export { type StateMachine, type StateMachineOptions, stateMachine } from "./flow/state-machine.ts";
export { type TaskCall, taskCall } from "./flow/task-call.ts";
export type { Assignments, NoVars } from "./flow/variables.ts";
export { builderCode } from "./import/builder-code.ts";
export type { Diagnostic } from "./lint/diagnostic.ts";
export { expressObstacle } from "./lint/express-obstacle.ts";
export { type LintOptions, lint } from "./lint/lint.ts";
export type { WorkflowType } from "./lint/lint-context.ts";
export { type LocatedDiagnostic, lintText } from "./lint/lint-text.ts";
export type { Allowed } from "./lint/silenced.ts";
export type { Permission, ResourceHints, StatePermission } from "./permissions/permission.ts";
export { type PermissionOptions, permissionsOf } from "./permissions/permissions-of.ts";
export { widePermissions } from "./permissions/wide-permissions.ts";
export { mermaidOf } from "./picture/mermaid-of.ts";
export { svgOf } from "./picture/svg-of.ts";
export { placeholder } from "./print/placeholder.ts";
export { printAsl } from "./print/print-asl.ts";
export { fromAsl } from "./read/from-asl.ts";
export { type AslDocument, readAsl } from "./read/read-asl.ts";
export type { TextPlace } from "./read/read-json.ts";
export { type RoundTrip, roundTrip } from "./read/round-trip.ts";
export type { Catcher } from "./states/catcher.ts";
export type { ChoiceRule, ChoiceState, DataTest } from "./states/choice.ts";
export {
  type ErrorName,
  type ErrorOutput,
  otherError,
  type RetryRule,
  type StatesError,
} from "./states/error-rules.ts";
export type { FailState } from "./states/fail.ts";
export type { DistributedOptions, ItemProcessor, MapResource, MapState } from "./states/map.ts";
export type { ParallelState } from "./states/parallel.ts";
export type { PassState } from "./states/pass.ts";
export type { Retrier } from "./states/retrier.ts";
export type { State } from "./states/state.ts";
export type { Json, QueryLanguage, StateGraph, StateMachineDefinition } from "./states/state-machine-definition.ts";
export type { SucceedState } from "./states/succeed.ts";
export type { TaskState } from "./states/task.ts";
export type { WaitState } from "./states/wait.ts";
export { type PlacedState, walkStates } from "./states/walk-states.ts";
