import type { Principal } from "../service.ts";

export type QueryState = "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";

/** A query as it is kept; times are milliseconds since 1970. */
export interface QueryExecution {
  readonly id: string;
  readonly sql: string;
  readonly database?: string;
  readonly workgroup: string;
  /** Object that the result is written to. */
  readonly output: { readonly bucket: string; readonly key: string };
  readonly state: QueryState;
  readonly reason?: string;
  readonly submitted: number;
  readonly completed?: number;
  readonly scanned?: number;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly principal: Principal;
  readonly token?: string;
}

export const ended = ({ state }: QueryExecution): boolean =>
  state === "SUCCEEDED" || state === "FAILED" || state === "CANCELLED";
