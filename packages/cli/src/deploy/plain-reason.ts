/** CloudFormation's reason without the wrapping that only its support has a use for. */
export const plainReason = (reason: string): string =>
  reason
    .replace(/Resource handler returned message: "(.*)" \(RequestToken: [^,)]+, HandlerErrorCode: (\w+)\)/s, "$1 ($2)")
    .trim();
