import type { Operation } from "../service/core.ts";
import { runTestState } from "../test-state/run-test-state.ts";

export const testState: Operation = (core, input) => runTestState(core, input);
