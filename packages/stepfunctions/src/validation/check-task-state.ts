import type { JsonObject } from "../json.ts";
import { parseResource } from "../tasks/resource.ts";
import type { StatePlace } from "./check-state.ts";
import type { Findings } from "./findings.ts";

/** Resource and times of a Task. */
export function checkTaskState(state: JsonObject, { location, express }: StatePlace, findings: Findings): void {
  const { Resource, TimeoutSeconds, HeartbeatSeconds } = state;
  for (const field of ["TimeoutSeconds", "HeartbeatSeconds"]) {
    const value = state[field];
    if (value !== undefined && state[`${field}Path`] !== undefined) findings.onlyOne([field, `${field}Path`], location);
    if (typeof value === "number" && (!Number.isInteger(value) || value < 1 || value > 99_999_999))
      findings.schema("Value is not an integer between 1 and 99999999", `${location}/${field}`);
  }
  if (
    typeof TimeoutSeconds === "number" &&
    typeof HeartbeatSeconds === "number" &&
    HeartbeatSeconds >= TimeoutSeconds
  ) {
    findings.schema("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'", location);
  }
  if (Resource === undefined) return;
  const at = `${location}/Resource`;
  if (typeof Resource !== "string") return findings.schema("Expected value of type String", at);
  const resource = parseResource(Resource);
  if (!resource)
    return findings.schema(
      /^arn:/.test(Resource)
        ? `The resource provided ${Resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`
        : "Value is not a valid resource ARN",
      at,
    );
  if (!express) return;
  if (resource.kind === "activity") findings.schema("Express state machine does not support Activity ARN", at);
  else if (resource.kind === "service" && resource.pattern === "waitForTaskToken")
    findings.schema("Express state machine does not support '.waitForTaskToken' service integration ", at);
  else if (resource.kind === "service" && resource.pattern !== "request")
    findings.schema("Express state machine does not support '.sync' service integration", at);
}
