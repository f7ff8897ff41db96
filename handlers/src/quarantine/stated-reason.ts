import * as z from "zod";
import { isReason, type Reason } from "../reasons/reasons.ts";
import { parseJson } from "../runtime/parse-json.ts";

/** An error as a Catch hands it on. */
export const caughtError = z.object({ Error: z.string(), Cause: z.string().optional() });

export type CaughtError = z.infer<typeof caughtError>;

/** Lambda's way to report an error that a function threw. */
const lambdaError = z.object({ errorType: z.string().optional(), errorMessage: z.string() });

/** Names that AWS gives to what we call by one reason. */
const byPattern: readonly (readonly [RegExp, Reason])[] = [
  [/(UnsupportedDocument|BadDocument)(Exception)?$/, "CorruptObject"],
  [/(InvalidImageFormat)(Exception)?$/, "UnsupportedType"],
  [/(DocumentTooLarge|ImageTooLarge|TextSizeLimitExceeded)(Exception)?$/, "ObjectTooLarge"],
  [/(UnsupportedLanguage)(Exception)?$/, "UnsupportedType"],
  [
    /(Throttling|ProvisionedThroughputExceeded|LimitExceeded|TooManyRequests|SlowDown)(Exception)?$/,
    "ServiceThrottled",
  ],
  [/(AccessDenied|UnauthorizedOperation|NotAuthorized)(Exception)?$/, "AccessDenied"],
  [/^States\.(Timeout|HeartbeatTimeout)$/, "TimedOut"],
  [/(NoSuchKey|NoSuchVersion)(Exception)?$/, "ObjectGone"],
  [
    /^(TributaryError|TypeError|RangeError|ReferenceError|SyntaxError|Error|States\.(Runtime|QueryEvaluationError|DataLimitExceeded|NoChoiceMatched)|Lambda\.Unknown)$/,
    "InternalError",
  ],
  [/^[A-Z][A-Za-z]+\.[A-Z]/, "ServiceFailed"],
];

/** The stable reason for a caught error, and the sentence that came with it. */
export function statedReason({ Error: name, Cause }: CaughtError): { reason: Reason; detail: string } {
  const thrown = lambdaError.safeParse(parseJson(Cause ?? ""));
  const detail = thrown.success ? thrown.data.errorMessage : (Cause ?? "");
  const reason = isReason(name) ? name : (byPattern.find(([pattern]) => pattern.test(name))?.[1] ?? "InternalError");
  // Our own names say all; of others the original name is worth keeping.
  const told = reason === name ? detail : [name, detail].filter(Boolean).join(": ");
  return { reason, detail: told.slice(0, 2_000) };
}
