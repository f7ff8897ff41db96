import type { Readable } from "node:stream";
import type { AccessPointRoute, NamedPolicy } from "@tributary/access";
import type { ServiceError } from "./service-error.ts";

/** Who makes a call, as SigV4 told us. */
export interface Principal {
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`, `arn:aws:iam::<account>:user/<name>` or `:root`. */
  readonly arn: string;
  readonly account: string;
  /** The role behind an assumed-role session. */
  readonly roleArn?: string;
  readonly accessKeyId: string;
  /** Condition keys that hold for the whole session, such as `aws:SourceVpc` of a function inside a VPC. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Session policies handed to AssumeRole. */
  readonly sessionPolicies?: readonly NamedPolicy[];
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
  /** Trailing headers of an aws-chunked body; complete once the body was read to its end. */
  readonly trailers: Readonly<Record<string, string>>;
  readonly principal: Principal;
  readonly region: string;
  readonly requestId: string;
  /** `http://localhost:4566`, as the caller reached it. */
  readonly endpoint: string;
  /** The call was signed in its query string. */
  readonly presigned: boolean;
  /** Throws AWS's own AccessDenied when the caller lacks one of the needs. */
  authorize(needs: readonly AccessNeed[]): void;
}

/** What is known of a request when an error is told; authentication may have failed. */
export type FailedRequest = Pick<ServiceRequest, "requestId" | "method" | "rawPath" | "host" | "headers">;

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
  /** Writes an error in the service's own form. */
  renderError(error: ServiceError, request: FailedRequest): ServiceResponse;
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
  /** Owner of the resource; default: the account its ARN names, else the cloud's own. */
  readonly account?: string;
  /** Policy of the resource itself: bucket, queue, topic, function, role trust. */
  readonly resourcePolicy?: NamedPolicy;
  /** Role trust policies must allow by themselves. */
  readonly resourcePolicyRequired?: boolean;
  /** Set when the call comes through an S3 access point. */
  readonly accessPoint?: { readonly route: AccessPointRoute; readonly policy?: NamedPolicy };
}
