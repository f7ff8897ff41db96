import type { ChoiceNode } from "./choice.ts";
import type { FailNode } from "./fail.ts";
import type { MapNode } from "./map.ts";
import type { ParallelNode } from "./parallel.ts";
import type { PassNode } from "./pass.ts";
import type { SucceedNode } from "./succeed.ts";
import type { TaskNode } from "./task.ts";
import type { VerbatimNode } from "./verbatim.ts";
import type { WaitNode } from "./wait.ts";

/** A state as the builder made it: frozen plain data, expressions unprinted, the way on not yet resolved. */
export type StateNode =
  | TaskNode
  | PassNode
  | ChoiceNode
  | WaitNode
  | ParallelNode
  | MapNode
  | SucceedNode
  | FailNode
  | VerbatimNode;
