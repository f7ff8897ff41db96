import type { WorkflowRemark } from "@tributary/assembly";
import type { Io } from "../io.ts";
import { remarkText } from "./remark-text.ts";

const lastTold = new WeakMap<object, ReadonlySet<string>>();

/** Warnings go to stderr, once: `dev` builds again at every change. */
export function tellRemarks({ stderr, cwd }: Pick<Io, "stderr" | "cwd">, remarks: readonly WorkflowRemark[]): void {
  const before = lastTold.get(stderr);
  for (const remark of remarks) if (!before?.has(keyOf(remark))) stderr.write(remarkText(remark, cwd));
  lastTold.set(stderr, new Set(remarks.map(keyOf)));
}

/** Without the line, which other changes of the file move. */
const keyOf = ({ code, location, message }: WorkflowRemark): string => `${code} ${location} ${message}`;
