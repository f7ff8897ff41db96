import type { ChoiceState } from "./choice.ts";
import type { FailState } from "./fail.ts";
import type { MapState } from "./map.ts";
import type { ParallelState } from "./parallel.ts";
import type { PassState } from "./pass.ts";
import type { SucceedState } from "./succeed.ts";
import type { TaskState } from "./task.ts";
import type { WaitState } from "./wait.ts";

/** A state of a definition, told apart by `Type`. */
export type State =
  | TaskState
  | PassState
  | ChoiceState
  | WaitState
  | ParallelState
  | MapState
  | SucceedState
  | FailState;
