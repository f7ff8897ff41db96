import type { JsonObject } from "../json.ts";

/** Spellings that are not plain title case, as AWS's answers have them. */
const SPELLED: Readonly<Record<string, string>> = {
  "x-amzn-requestid": "x-amzn-RequestId",
  "x-amz-executed-version": "X-Amz-Executed-Version",
  "x-amz-log-result": "X-Amz-Log-Result",
  "x-amzn-trace-id": "X-Amzn-Trace-Id",
  "x-amzn-remapped-content-length": "x-amzn-Remapped-Content-Length",
};

/** What the older optimised integrations add to a result: how the HTTP call went. */
export function httpMetadata(
  headers: Readonly<Record<string, string>>,
  status: number,
  requestId: string,
): { SdkHttpMetadata: JsonObject; SdkResponseMetadata: JsonObject } {
  const all: JsonObject = {};
  const single: JsonObject = {};
  for (const [name, value] of Object.entries(headers)) {
    const spelled = SPELLED[name] ?? (name.startsWith("x-") ? name : titled(name));
    all[spelled] = [value];
    single[spelled] = value;
  }
  return {
    SdkHttpMetadata: { AllHttpHeaders: all, HttpHeaders: single, HttpStatusCode: status },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

function titled(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}
