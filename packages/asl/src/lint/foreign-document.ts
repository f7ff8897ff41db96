/** What people hand over instead of a definition. */
export function foreignDocument(document: Readonly<Record<string, unknown>>): string | undefined {
  if ("StartAt" in document || "States" in document) return undefined;
  if ("AWSTemplateFormatVersion" in document || typeof document.Resources === "object")
    return "this is a template; the definition is the Definition or DefinitionString of a state machine in it";
  if (typeof document.definition === "string")
    return "this is an answer of DescribeStateMachine; the definition is the text in its field definition";
  const around = Object.entries(document).find(([, inner]) => {
    return typeof inner === "object" && inner !== null && "StartAt" in inner && "States" in inner;
  });
  return around && `the definition is only what "${around[0]}" holds`;
}
