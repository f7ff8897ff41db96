import type { Readable } from "node:stream";

/** Who makes a call, as SigV4 told us. */
export interface Principal {
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`, `arn:aws:iam::<account>:user/<name>` or `:root`. */
  readonly arn: string;
  readonly account: string;
  /** The role behind an assumed-role session. */
  readonly roleArn?: string;
  readonly accessKeyId: string;
}

/** One HTTP request, authenticated, before a service reads it. */
export interface ServiceRequest {
  readonly method: string;
  /** Host as sent, without the port: services that read the host (S3 virtual hosts, access points) need it. */
  readonly host: string;
  /** Path as sent, still percent-encoded: S3 keys hold `../`, `%2F` and `+`. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Body with any aws-chunked framing already taken off. Read it once. */
  readonly body: Readable;
  readonly principal: Principal;
  readonly region: string;
  readonly requestId: string;
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
}

/** One AWS service on localhost. Everything a service keeps lives under its own folder of the state directory. */
export interface Service {
  /** SigV4 signing name: `s3`, `sqs`, `states`, `textract`. Requests are routed by it. */
  readonly signingName: string;
  handle(request: ServiceRequest): Promise<ServiceResponse>;
  close(): Promise<void>;
}

/** What a call needs, as the service authorization reference names it; checked before the operation runs. */
export interface AccessNeed {
  /** `s3:GetObject` */
  readonly action: string;
  /** Full ARN. */
  readonly resource: string;
  /** Condition keys beyond the global ones: `s3:prefix`, `s3:ExistingObjectTag/team`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}
