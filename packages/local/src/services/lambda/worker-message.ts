import type { FunctionLogging } from "./function-logging.ts";

/** What the pool asks of a worker. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly timeoutSeconds: number;
}

/** What a worker answers: the result as JSON text, or the error in Lambda's shape. */
export type WorkerAnswer =
  | { readonly requestId: string; readonly result: string }
  | { readonly requestId: string; readonly error: FunctionError };

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export interface WorkerSetup {
  readonly codeDir: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroup: string;
  readonly logStream: string;
  readonly logging: FunctionLogging;
}
