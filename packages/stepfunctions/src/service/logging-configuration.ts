import { isJsonObject, type JsonObject } from "../json.ts";
import { AwsError } from "./aws-error.ts";

/** Reads a logging configuration; what is left out is OFF and without data. */
export function readLoggingConfiguration(given: JsonObject | undefined): JsonObject {
  const level = given?.level ?? "OFF";
  const destinations = Array.isArray(given?.destinations) ? given.destinations : undefined;
  if (level !== "OFF" && destinations?.length !== 1) throw invalid("Must specify exactly one Log Destination.");
  for (const destination of destinations ?? []) {
    const group = isJsonObject(destination) ? destination.cloudWatchLogsLogGroup : undefined;
    const arn = isJsonObject(group) ? group.logGroupArn : undefined;
    if (typeof arn !== "string" || !/^arn:aws[\w-]*:logs:[^:]+:\d+:log-group:[^:]+:\*$/.test(arn))
      throw invalid("Log Destination not found.");
  }
  return {
    level,
    includeExecutionData: given?.includeExecutionData === true,
    ...(destinations ? { destinations } : {}),
  };
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidLoggingConfiguration", `Invalid Logging Configuration: ${message}`);
}
