import type { StackEvent } from "@aws-sdk/client-cloudformation";
import pc from "picocolors";
import type { Io } from "../io.ts";
import { knownName } from "./known-name.ts";
import { plainReason } from "./plain-reason.ts";

const words: Readonly<Record<string, string>> = {
  CREATE_IN_PROGRESS: "is being made",
  CREATE_COMPLETE: "made",
  CREATE_FAILED: "could not be made",
  UPDATE_IN_PROGRESS: "is being changed",
  UPDATE_COMPLETE: "changed",
  UPDATE_FAILED: "could not be changed",
  DELETE_IN_PROGRESS: "is being deleted",
  DELETE_COMPLETE: "deleted",
  DELETE_FAILED: "could not be deleted",
  DELETE_SKIPPED: "kept",
  IMPORT_IN_PROGRESS: "is being taken over",
  IMPORT_COMPLETE: "taken over",
  IMPORT_FAILED: "could not be taken over",
  ROLLBACK_IN_PROGRESS: "is rolled back",
  UPDATE_ROLLBACK_IN_PROGRESS: "is rolled back",
};

/** On the way back the same states mean other things. */
const wordsBack: Readonly<Record<string, string>> = {
  UPDATE_COMPLETE: "as it was",
  UPDATE_FAILED: "could not be given back what it had",
  DELETE_COMPLETE: "taken back",
};

const isStack = ({ ResourceType }: StackEvent): boolean => ResourceType === "AWS::CloudFormation::Stack";

/** Tells events as they come: one line for each resource that is done, and every failure with its reason. */
export function eventTeller({ stdout }: Pick<Io, "stdout">, total: number): (event: StackEvent) => void {
  const paint = pc.createColors(stdout.isTTY === true);
  const done = new Set<string>();
  let isBack = false;
  return (event) => {
    const { LogicalResourceId: id = "", ResourceStatus: status = "", ResourceStatusReason: reason } = event;
    const failed = status.endsWith("_FAILED");
    const rolledBack = isStack(event) && status.includes("ROLLBACK_IN_PROGRESS");
    if (isStack(event)) isBack = rolledBack || (isBack && status.includes("ROLLBACK"));
    if (isStack(event) ? !rolledBack : status.endsWith("_IN_PROGRESS")) return;
    if (!isStack(event)) done.add(id);
    // What is followed from elsewhere has no known number of changes.
    const place =
      total === 0 || isBack ? "" : `[${String(Math.min(done.size, total)).padStart(String(total).length)}/${total}] `;
    const line = `${isStack(event) ? id : knownName(id)} ${(isBack && wordsBack[status]) || (words[status] ?? status)}`;
    const why = reason !== undefined && (failed || rolledBack) ? `: ${plainReason(reason)}` : "";
    stdout.write(`${isStack(event) ? "" : place}${failed || rolledBack ? paint.red(line + why) : line}\n`);
  };
}
