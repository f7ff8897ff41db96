/** An error Step Functions itself models; the wire layer turns it into JSON. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    {
      status = 400,
      ...details
    }: { status?: number; reason?: string; resourceName?: string; stateMachineArn?: string } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const invalidArn = (message: string): AwsError => new AwsError("InvalidArn", `Invalid Arn: '${message}'`);
export const invalidName = (name: string): AwsError => new AwsError("InvalidName", `Invalid Name: '${name}'`);
export const noStateMachine = (arn: string): AwsError =>
  new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
export const noExecution = (arn: string): AwsError =>
  new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
export const noResource = (arn: string): AwsError =>
  new AwsError("ResourceNotFound", `Resource not found: '${arn}'`, { resourceName: arn });
export const noAlias = (): AwsError =>
  new AwsError("ResourceNotFound", "Request references a resource that does not exist.");
export const invalidDefinition = (message: string): AwsError =>
  new AwsError("InvalidDefinition", `Invalid State Machine Definition: '${message}'`);
export const validation = (message: string): AwsError => new AwsError("ValidationException", message);
export const unsupportedType = (): AwsError =>
  new AwsError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
export const conflict = (message: string): AwsError => new AwsError("ConflictException", message);
