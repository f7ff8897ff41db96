import { TributaryError } from "@tributary/errors";

/**
 * A place CloudFormation's `DefinitionSubstitutions` fills in.
 *
 * @example lambda.invoke(placeholder("IdentifyFunctionArn"), { documentId: input.documentId })
 */
export function placeholder<const Name extends string>(name: Name): `\${${Name}}` {
  if (!/^[A-Za-z0-9_]+$/.test(name)) throw new TributaryError("TRB-ASL-010", `"${name}" is not a placeholder's name`);
  return `\${${name}}`;
}
