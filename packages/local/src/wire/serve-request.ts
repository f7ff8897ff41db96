import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { type Authenticated, authenticate } from "../auth/authenticate.ts";
import type { Authorizer } from "../auth/authorizer.ts";
import { sha256Hex } from "../auth/canonical-request.ts";
import type { CredentialStore } from "../auth/credential-store.ts";
import { anonymous } from "../auth/request-principal.ts";
import { inSourceNetwork } from "../auth/source-network.ts";
import type { CloudLog } from "../cloud-log.ts";
import type { Clock } from "../services/clock.ts";
import type { Service, ServiceResponse } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import type { WireRequest } from "./incoming-request.ts";
import { openPayload, type Payload } from "./payload.ts";
import { readBody } from "./read-body.ts";

export interface ServeOptions {
  readonly credentials: CredentialStore;
  readonly authorizer: Authorizer;
  readonly clock: Clock;
  readonly log: CloudLog;
  readonly region: string;
}

interface Arrived {
  readonly service: Service;
  readonly request: WireRequest;
  readonly message: IncomingMessage;
  readonly requestId: string;
}

/** Services that read their body as a stream; all others sign the whole body and get it read. */
const streaming = new Set(["s3", "s3-control"]);
/** Signed for one Region wherever the cloud is. */
const global = new Set(["iam", "sts"]);
const largestBody = 128 * 1_048_576;

/** Authenticates a request and hands it to its service. */
export async function serveRequest(arrived: Arrived, options: ServeOptions): Promise<ServiceResponse> {
  const { service, request, message, requestId } = arrived;
  const { who, payload } = await verify(arrived, options);
  if (!who && service.signingName !== "s3") {
    throw new ServiceError("MissingAuthenticationToken", "Missing Authentication Token", 403);
  }
  if (who) checkRegion(who, options.region);
  const principal = inSourceNetwork(who?.principal ?? anonymous, request.headers);
  const userAgent = request.headers["user-agent"];
  return service.handle({
    method: request.method,
    host: request.host,
    rawPath: request.rawPath,
    query: request.query,
    headers: request.headers,
    body: payload.body,
    trailers: payload.trailers,
    principal,
    region: options.region,
    requestId,
    endpoint: `http://${request.headers.host ?? "localhost"}`,
    presigned: who?.presigned ?? false,
    authorize: (needs) =>
      options.authorizer.authorize(principal, needs, {
        sourceIp: message.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1",
        ...(userAgent !== undefined && { userAgent }),
      }),
  });
}

async function verify(
  { service, request, message }: Arrived,
  { credentials, clock }: ServeOptions,
): Promise<{ who: Authenticated | undefined; payload: Payload }> {
  if (streaming.has(service.signingName)) {
    const who = authenticate(request, credentials, clock);
    return { who, payload: openPayload(message, request.headers, who) };
  }
  const body = await readBody(message, largestBody);
  const who = authenticate({ ...request, bodyHash: sha256Hex(body) }, credentials, clock);
  return { who, payload: { body: Readable.from([body], { objectMode: false }), trailers: {} } };
}

function checkRegion({ scope }: Authenticated, region: string): void {
  if (scope.region === region || global.has(scope.service)) return;
  if (scope.service === "s3") {
    throw new ServiceError(
      "AuthorizationHeaderMalformed",
      `The authorization header is malformed; the region '${scope.region}' is wrong; expecting '${region}'`,
      400,
      { Region: region },
    );
  }
  throw new ServiceError(
    "SignatureDoesNotMatch",
    `Credential should be scoped to a valid region, not '${scope.region}'. This local cloud is in '${region}'.`,
    403,
  );
}
