import { isTributaryError } from "@tributary/errors";
import { ServiceError } from "../service-error.ts";

/** Errors in CloudFormation's own words. */
export const cloudFormationError = {
  validation: (message: string): ServiceError => new ServiceError("ValidationError", message, 400),
  noStack: (name: string): ServiceError =>
    new ServiceError("ValidationError", `Stack with id ${name} does not exist`, 400),
  noStackNamed: (name: string): ServiceError =>
    new ServiceError("ValidationError", `Stack [${name}] does not exist`, 400),
  stackExists: (name: string): ServiceError =>
    new ServiceError("AlreadyExistsException", `Stack [${name}] already exists`, 400),
  wrongState: (id: string, status: string, what: string): ServiceError =>
    new ServiceError("ValidationError", `Stack:${id} is in ${status} state and can not be ${what}.`, 400),
  noChangeSet: (name: string): ServiceError =>
    new ServiceError("ChangeSetNotFound", `ChangeSet [${name}] does not exist`, 404),
  changeSetExists: (name: string): ServiceError =>
    new ServiceError("AlreadyExistsException", `ChangeSet ${name} already exists`, 400),
  changeSetState: (message: string): ServiceError => new ServiceError("InvalidChangeSetStatus", message, 400),
  capabilities: (needed: string): ServiceError =>
    new ServiceError("InsufficientCapabilitiesException", `Requires capabilities : [${needed}]`, 400),
} as const;

/** The loader's errors about a template are the caller's, not the service's. */
export function asValidation<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isTributaryError(error)) throw cloudFormationError.validation(`Template format error: ${error.message}`);
    throw error;
  }
}
