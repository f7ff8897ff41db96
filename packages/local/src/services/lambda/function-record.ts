import type { FunctionLogging } from "./function-logging.ts";

/** A function as it is kept. */
export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  readonly role: string;
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly logging: FunctionLogging;
  readonly description: string;
  /** Folder that holds the unpacked code. */
  readonly codeDir: string;
  readonly codeSha256: string;
  readonly lastModified: string;
  /** Workers at most; undefined when the function takes what the cloud has. */
  readonly reservedConcurrency?: number;
}
