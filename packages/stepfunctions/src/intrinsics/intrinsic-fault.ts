/** What an intrinsic function does not take; who called it says where. */
export class IntrinsicFault extends Error {
  override readonly name = "IntrinsicFault";

  constructor(intrinsic: string, detail?: string) {
    super(detail ?? `Invalid arguments in States.${intrinsic}`);
  }
}
