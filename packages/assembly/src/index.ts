export { type AssembleOptions, type Assembly, assemble } from "./assemble.ts";
export type { BundledFunction } from "./bundle/bundled-function.ts";
export { stackRoles } from "./iam/stack-roles.ts";
export { type WorkflowRemark, workflowRemarks } from "./lint-workflow.ts";
export type { AssemblyAsset, AssemblyManifest } from "./manifest.ts";
export { bucketPolicies } from "./template/bucket-policies.ts";
export type { Output, Resource, Resources, Template, Value } from "./template/template.ts";
export type { Finding } from "./validate/finding.ts";
