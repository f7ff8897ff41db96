import type { PlannedChange } from "../../template/plan-changes.ts";
import type { StackResource } from "../../template/stack-file.ts";
import type { Principal } from "../service.ts";

export type StackStatus =
  | "REVIEW_IN_PROGRESS"
  | `${"CREATE" | "ROLLBACK" | "UPDATE" | "UPDATE_ROLLBACK" | "DELETE" | "IMPORT" | "IMPORT_ROLLBACK"}_${"IN_PROGRESS" | "COMPLETE" | "FAILED"}`
  | "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
  | "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS";

export interface Parameter {
  readonly key: string;
  readonly value: string;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

/** A stack as DescribeStacks tells it, with what a restart needs to go on. */
export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly reason?: string;
  readonly createdAt: number;
  readonly updatedAt?: number;
  readonly deletedAt?: number;
  readonly description?: string;
  readonly templateBody?: string;
  readonly parameters: readonly Parameter[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
  readonly outputs: readonly StackOutput[];
  readonly changeSetId?: string;
  readonly terminationProtection?: boolean;
  /** Role that CloudFormation acts as, instead of the caller. */
  readonly roleArn?: string;
  /** What is under way. */
  readonly operation?: StackOperation;
  /** The update whose rollback failed, for who continues it. */
  readonly stuck?: { readonly operation: StackOperation; readonly failed: Readonly<Record<string, string>> };
}

/** What an operation is to do; kept, so that a stack is never left half done by a stopped cloud. */
export interface StackOperation {
  readonly kind: "CREATE" | "UPDATE" | "IMPORT" | "DELETE";
  readonly principal: Principal;
  readonly templateBody: string;
  readonly parameters: readonly Parameter[];
  readonly tags: readonly Tag[];
  /** Logical ids that are taken over. */
  readonly imports: readonly string[];
  /** Resources as they were, for the way back. */
  readonly before: Readonly<Record<string, StackResource>>;
  readonly disableRollback: boolean;
  /** DeleteStack's RetainResources. */
  readonly retain?: readonly string[];
  readonly token?: string;
}

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly description?: string;
  readonly type: "CREATE" | "UPDATE" | "IMPORT";
  readonly status: "CREATE_COMPLETE" | "FAILED" | "DELETE_COMPLETE";
  readonly executionStatus:
    | "AVAILABLE"
    | "UNAVAILABLE"
    | "EXECUTE_IN_PROGRESS"
    | "EXECUTE_COMPLETE"
    | "EXECUTE_FAILED"
    | "OBSOLETE";
  readonly reason?: string;
  readonly createdAt: number;
  readonly templateBody: string;
  readonly parameters: readonly Parameter[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
  readonly imports: readonly string[];
  readonly changes: readonly PlannedChange[];
  readonly roleArn?: string;
}

export interface StackEvent {
  readonly id: string;
  readonly order: number;
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly time: number;
  readonly status: string;
  readonly reason?: string;
  readonly properties?: string;
  readonly token?: string;
}
