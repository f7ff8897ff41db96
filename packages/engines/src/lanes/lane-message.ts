import { EngineError, isEngineError } from "../engine-error.ts";

export interface LaneRequest {
  readonly id: number;
  readonly job: string;
  readonly input: unknown;
}

export interface LaneFault {
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

export type LaneReply =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly fault: LaneFault };

export function faultOf(error: unknown, murmurs = ""): LaneFault {
  if (isEngineError(error)) return { message: error.message, code: error.code };
  const message = murmurs === "" ? "" : `; the engine said: ${murmurs}`;
  if (error instanceof Error)
    return { message: error.message + message, ...(error.stack ? { stack: error.stack } : {}) };
  return { message: String(error) + message };
}

export function errorOf(fault: LaneFault): Error {
  if (fault.code !== undefined) return new EngineError(fault.code, fault.message);
  const error = new Error(fault.message);
  if (fault.stack !== undefined) error.stack = fault.stack;
  return error;
}
