import type { Constraint, Constraints } from "../service/constraint.ts";

const required = (constraint: Constraint): Constraint => ({ ...constraint, required: true });

const ARN: Constraint = { min: 1, max: 256 };
const LONG_ARN: Constraint = { min: 1, max: 2000 };
const NAME: Constraint = { min: 1, max: 80 };
const DATA: Constraint = { max: 262_144, hidden: true };
const DEFINITION: Constraint = { min: 1, max: 1_048_576, hidden: true };
const DESCRIPTION: Constraint = { max: 256, hidden: true };
const ERROR: Constraint = { max: 256, hidden: true };
const CAUSE: Constraint = { max: 32_768, hidden: true };
const TOKEN: Constraint = { min: 1, max: 2048 };
const TYPE: Constraint = { values: ["STANDARD", "EXPRESS"] };
const INCLUDED: Constraint = { values: ["ALL_DATA", "METADATA_ONLY"] };
const TAGS: Constraint = { items: { members: { key: { min: 1, max: 128 }, value: { max: 256 } } } };
const LOGGING: Constraint = { members: { level: { values: ["ALL", "ERROR", "FATAL", "OFF"] } } };
const TRACE_HEADER: Constraint = { max: 256, pattern: /^\p{ASCII}*$/u };
const PAGE: Constraints = { maxResults: { min: 0, max: 1000 }, nextToken: { min: 1, max: 1024 } };
const ROUTING: Constraint = {
  min: 1,
  max: 2,
  items: { members: { stateMachineVersionArn: required(ARN), weight: required({ min: 0, max: 100 }) } },
};
const ENCRYPTION: Constraint = {
  members: {
    type: required({ values: ["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"] }),
    kmsKeyId: { min: 1, max: 2048 },
    kmsDataKeyReusePeriodSeconds: { min: 60, max: 900 },
  },
};
const MOCK: Constraint = {
  members: {
    result: DATA,
    errorOutput: { members: { error: ERROR, cause: CAUSE } },
    fieldValidationMode: { values: ["STRICT", "PRESENT", "NONE"] },
  },
};
const STATE_CONFIGURATION: Constraint = {
  members: {
    retrierRetryCount: { min: 0 },
    mapIterationFailureCount: { min: 0 },
    errorCausedByState: { ...NAME, hidden: true },
    mapItemReaderData: DATA,
  },
};

/** The constraints of every operation's request: https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html */
export const CONSTRAINTS: Readonly<Record<string, Constraints>> = {
  CreateActivity: { name: required(NAME), tags: TAGS, encryptionConfiguration: ENCRYPTION },
  CreateStateMachine: {
    name: required(NAME),
    definition: required(DEFINITION),
    roleArn: required(ARN),
    type: TYPE,
    loggingConfiguration: LOGGING,
    tags: TAGS,
    versionDescription: DESCRIPTION,
    encryptionConfiguration: ENCRYPTION,
  },
  CreateStateMachineAlias: {
    description: DESCRIPTION,
    name: required({ ...NAME, pattern: /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/ }),
    routingConfiguration: required(ROUTING),
  },
  DeleteActivity: { activityArn: required(ARN) },
  DeleteStateMachine: { stateMachineArn: required(ARN) },
  DeleteStateMachineAlias: { stateMachineAliasArn: required(ARN) },
  DeleteStateMachineVersion: { stateMachineVersionArn: required(LONG_ARN) },
  DescribeActivity: { activityArn: required(ARN) },
  DescribeExecution: { executionArn: required(ARN), includedData: INCLUDED },
  DescribeMapRun: { mapRunArn: required(LONG_ARN) },
  DescribeStateMachine: { stateMachineArn: required(ARN), includedData: INCLUDED },
  DescribeStateMachineAlias: { stateMachineAliasArn: required(ARN) },
  DescribeStateMachineForExecution: { executionArn: required(ARN), includedData: INCLUDED },
  GetActivityTask: { activityArn: required(ARN), workerName: NAME },
  GetExecutionHistory: { executionArn: required(ARN), ...PAGE },
  ListActivities: PAGE,
  ListExecutions: {
    ...PAGE,
    stateMachineArn: ARN,
    statusFilter: { values: ["SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"] },
    nextToken: { min: 1, max: 3096 },
    mapRunArn: LONG_ARN,
    redriveFilter: { values: ["REDRIVEN", "NOT_REDRIVEN"] },
  },
  ListMapRuns: { executionArn: required(ARN), ...PAGE },
  ListStateMachineAliases: { stateMachineArn: required(ARN), ...PAGE },
  ListStateMachineVersions: { stateMachineArn: required(ARN), ...PAGE },
  ListStateMachines: PAGE,
  ListTagsForResource: { resourceArn: required(ARN) },
  PublishStateMachineVersion: { stateMachineArn: required(ARN), description: DESCRIPTION },
  RedriveExecution: { executionArn: required(ARN), clientToken: { min: 1, max: 64, pattern: /^[!-~]+$/ } },
  SendTaskFailure: { taskToken: required(TOKEN), error: ERROR, cause: CAUSE },
  SendTaskHeartbeat: { taskToken: required(TOKEN) },
  SendTaskSuccess: { taskToken: required(TOKEN), output: required(DATA) },
  // The name of a mocked test case may follow on the ARN.
  StartExecution: { stateMachineArn: required(LONG_ARN), name: NAME, input: DATA, traceHeader: TRACE_HEADER },
  StartSyncExecution: {
    stateMachineArn: required(LONG_ARN),
    name: NAME,
    input: DATA,
    traceHeader: TRACE_HEADER,
    includedData: INCLUDED,
  },
  StopExecution: { executionArn: required(ARN), error: ERROR, cause: CAUSE },
  TagResource: { resourceArn: required(ARN), tags: required(TAGS) },
  TestState: {
    definition: required(DEFINITION),
    roleArn: ARN,
    input: DATA,
    inspectionLevel: { values: ["INFO", "DEBUG", "TRACE"] },
    variables: DATA,
    stateName: { ...NAME, hidden: true },
    mock: MOCK,
    context: DATA,
    stateConfiguration: STATE_CONFIGURATION,
  },
  UntagResource: { resourceArn: required(ARN), tagKeys: required({ items: { min: 1, max: 128 } }) },
  UpdateMapRun: {
    mapRunArn: required(LONG_ARN),
    maxConcurrency: { min: 0 },
    toleratedFailurePercentage: { min: 0, max: 100 },
    toleratedFailureCount: { min: 0 },
  },
  UpdateStateMachine: {
    stateMachineArn: required(ARN),
    definition: DEFINITION,
    roleArn: ARN,
    loggingConfiguration: LOGGING,
    versionDescription: DESCRIPTION,
    encryptionConfiguration: ENCRYPTION,
  },
  UpdateStateMachineAlias: {
    stateMachineAliasArn: required(ARN),
    description: DESCRIPTION,
    routingConfiguration: ROUTING,
  },
  ValidateStateMachineDefinition: {
    definition: required(DEFINITION),
    type: TYPE,
    severity: { values: ["ERROR", "WARNING"] },
    maxResults: { min: 0, max: 100 },
  },
};
