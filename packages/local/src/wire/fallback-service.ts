import type { Service } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import { jsonErrorNames, renamed } from "./error-names.ts";

/** Answers for services this cloud does not have, in the form most SDKs read. */
export const fallbackService: Service = {
  signingName: "",
  async handle({ host, rawPath }) {
    throw new ServiceError("UnknownOperationException", `This local cloud has no service for ${host}${rawPath}.`, 404);
  },
  renderError(error) {
    const { code, status, message, details } = renamed(error, jsonErrorNames);
    return {
      status,
      headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code },
      body: JSON.stringify({ __type: code, message, ...details }),
    };
  },
  close: async () => undefined,
};
