import { createRequire } from "node:module";
import type { ParsedNode, Scalar } from "yaml";
import { cloudFormationError } from "./cloudformation-error.ts";

/** Types of YAML 1.1 that CloudFormation does not know: a date in a template is a text. */
const unknownTypes = /timestamp|binary|omap|pairs|set|merge/;

/**
 * A template written in YAML as the same template in JSON, short forms of functions as their long ones.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function readYamlTemplate(text: string): unknown {
  // Loaded here: a cloud whose templates are JSON has no use for it.
  const yaml = createRequire(import.meta.url)("yaml") as typeof import("yaml");
  const document = yaml.parseDocument<ParsedNode>(text, {
    version: "1.1",
    merge: false,
    // Short forms are read here, from the tags that stay on the nodes.
    logLevel: "silent",
    customTags: (tags) => tags.filter((tag) => !unknownTypes.test(typeof tag === "string" ? tag : String(tag.tag))),
  });
  const [error] = document.errors;
  if (error) {
    const [{ line, col }] = error.linePos ?? [{ line: 1, col: 1 }];
    throw cloudFormationError.validation(
      `Template format error: YAML not well-formed. (line ${line}, column ${col}): ${error.message.split("\n")[0]}`,
    );
  }
  const read = (node: unknown): unknown => {
    if (yaml.isAlias(node))
      throw cloudFormationError.validation("Template error: YAML aliases are not allowed in CloudFormation templates");
    if (yaml.isMap(node))
      return called(
        node.tag,
        Object.fromEntries(node.items.map(({ key, value }) => [String(scalarOf(key)), read(value)])),
      );
    if (yaml.isSeq(node)) return called(node.tag, node.items.map(read));
    return yaml.isScalar(node) ? called(node.tag, node.value) : null;
  };
  const scalarOf = (key: unknown): unknown => (yaml.isScalar(key) ? ((key as Scalar).source ?? key.value) : key);
  return read(document.contents);
}

/** `!GetAtt Queue.Arn` is `{ "Fn::GetAtt": ["Queue", "Arn"] }`. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
function called(tag: string | undefined, argument: unknown): unknown {
  const [, name] = /^!(\w+)$/.exec(tag ?? "") ?? [];
  if (name === undefined) return argument;
  if (name === "Ref" || name === "Condition") return { [name]: argument };
  if (name !== "GetAtt" || typeof argument !== "string") return { [`Fn::${name}`]: argument };
  const dot = argument.indexOf(".");
  return { "Fn::GetAtt": dot < 0 ? [argument] : [argument.slice(0, dot), argument.slice(dot + 1)] };
}
