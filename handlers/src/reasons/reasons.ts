/** Why an object is quarantined, and what a person can do. The names are stable: people filter and alarm on them. */
export const reasons = {
  EmptyObject: "Upload the file again; it arrived with no bytes.",
  CorruptObject: "Open the file where it came from and send it again; what arrived cannot be read.",
  EncryptedObject: "Send the file without a password.",
  UnsupportedType: "Convert the file to a type the pipeline reads, or give its media type a route.",
  ObjectTooLarge: "Split the file, or send a smaller copy.",
  ObjectGone: "Nothing, if it was deleted or replaced on purpose; a replaced file has an event of its own.",
  TenantUnclear: "Take the other tenant's tags off the file, or move it; then redrive the execution.",
  TooManyTags: "Take tags off the file: S3 keeps ten, and its tenant's need a place among them.",
  NoRoute: "Give files of this kind a route in the pipeline, or leave them in quarantine.",
  InvalidInput: "Start executions with the input that ingest gives them.",
  InvalidConfiguration: "Deploy the stack again; a function lacks a setting it needs.",
  ServiceFailed: "Read the service's own message, then redrive the execution.",
  ServiceThrottled: "Redrive the execution later, or lower the queue's maximum concurrency.",
  TimedOut: "Redrive the execution; if it times out again, look at the service's own console.",
  AccessDenied: "Give the role the permission that the message names.",
  OutputMissing: "Redrive the execution; the service said it was done but left no answer.",
  OutputUnreadable: "Look at the answer under service-output; it does not have the service's documented shape.",
  InternalError: "Report the message; it is a defect of the pipeline, not of the file.",
} as const satisfies Readonly<Record<string, string>>;

export type Reason = keyof typeof reasons;

export function isReason(name: string): name is Reason {
  return Object.hasOwn(reasons, name);
}
