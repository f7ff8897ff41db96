import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { validation } from "../service/aws-error.ts";
import { parseResource } from "../tasks/resource.ts";

type Kind = "string" | "number" | "any";

/** Members a mocked context object may have, and of what type. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  Execution: {
    Id: "string",
    Input: "any",
    Name: "string",
    RoleArn: "string",
    StartTime: "string",
    RedriveCount: "number",
    RedriveTime: "string",
  },
  State: { EnteredTime: "string", Name: "string", RetryCount: "number" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
};

/** Checks the context object a TestState request brings. */
export function checkContext(value: Json, state: JsonObject): JsonObject {
  if (!isJsonObject(value)) throw invalid("Context object must be a JSON object");
  for (const [name, part] of Object.entries(value)) {
    if (name === "Map") throw invalid("'Map' field is not supported when mocking a Context object");
    const members = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
    if (!members) throw invalid(`Field '${name}' is not allowed`);
    if (name === "Task" && !waits(state)) {
      throw invalid(
        "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
      );
    }
    if (!isJsonObject(part)) throw invalid(`${name} must be an object`);
    for (const [member, given] of Object.entries(part)) {
      const kind = Object.hasOwn(members, member) ? members[member] : undefined;
      if (!kind) throw invalid(`Field '${member}' is not allowed`);
      if (kind !== "any" && typeof given !== kind) throw invalid(`${name}.${member} must be a ${kind}`);
    }
  }
  return value;
}

function waits(state: JsonObject): boolean {
  const resource = state.Type === "Task" ? parseResource(String(state.Resource)) : undefined;
  return resource?.kind === "service" && resource.pattern !== "request";
}

function invalid(message: string): Error {
  return validation(`Invalid Context object provided: ${message}`);
}
