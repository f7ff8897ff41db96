/** A mistake the compiler finds, in words: no value has this type, and the text stands in the compiler's message. */
export interface PipelineTypeError<Message extends string> {
  readonly __mistake: Message;
}
