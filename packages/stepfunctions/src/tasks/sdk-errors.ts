import { type ServiceCall, ServiceCallError } from "./call-service.ts";
import { OPTIMISED_NAMES } from "./sdk-names.ts";

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly $fault?: string;
  readonly $metadata?: { httpStatusCode?: number; requestId?: string; extendedRequestId?: string; attempts?: number };
}

/**
 * An error of the SDK as the task's failure, named and worded as Step Functions does. An error the service models has a name of
 * its own; all others share one: `S3.S3Exception`. `modelled` says which an error is, by its code.
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function serviceCallError(
  { service, integration }: Pick<ServiceCall, "service" | "integration">,
  error: unknown,
  { name, modelled }: { readonly name: string; modelled(code: string): boolean },
): ServiceCallError {
  const { message, $fault: fault, $metadata: metadata, ...rest } = error as SdkError;
  const optimised = integration === "optimised" ? OPTIMISED_NAMES[service] : undefined;
  const prefix = optimised?.[0] ?? name;
  if (fault === undefined && metadata?.httpStatusCode === undefined)
    return new ServiceCallError(`${prefix}.SdkClientException`, message ?? String(error));
  const code = rest.name ?? "Unknown";
  const own = modelled(code);
  const status = metadata?.httpStatusCode ?? 400;
  const requestId = metadata?.requestId ?? "";
  if (optimised) {
    const exception = own ? withSuffix(code) : optimised[2];
    const told = `(Service: ${optimised[1]}; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`;
    return new ServiceCallError(`${prefix}.${exception}`, `${message ?? ""} ${told}`);
  }
  const exception = own ? withSuffix(code) : `${name}Exception`;
  const extended =
    metadata?.extendedRequestId === undefined ? "" : `, Extended Request ID: ${metadata.extendedRequestId}`;
  const told = `(Service: ${name}, Status Code: ${status}, Request ID: ${requestId}${extended}) (SDK Attempt Count: ${metadata?.attempts ?? 1})`;
  return new ServiceCallError(`${prefix}.${exception}`, `${message ?? ""} ${told}`);
}

function withSuffix(code: string): string {
  return code.endsWith("Exception") ? code : `${code.replace(/(Error|Fault)$/, "")}Exception`;
}
