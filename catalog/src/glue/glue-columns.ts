import { TributaryError } from "@tributary/errors";
import type * as z from "zod";
import type { $ZodType, $ZodTypes } from "zod/v4/core";

/** A column as `AWS::Glue::Table` takes it. */
export interface GlueColumn {
  readonly Name: string;
  readonly Type: string;
}

/**
 * The Glue columns of a record schema, nested fields as `struct`, `array` and `map`.
 *
 * @example
 * glueColumns(z.object({ id: z.string(), pages: z.array(z.int()) }));
 * // [{ Name: "id", Type: "string" }, { Name: "pages", Type: "array<bigint>" }]
 */
export function glueColumns(schema: z.ZodObject): GlueColumn[] {
  return Object.entries(schema.shape).map(([name, field]) => ({ Name: column(name), Type: glueType(field, name) }));
}

function glueType(schema: $ZodType, path: string): string {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case "string":
    case "enum":
    case "literal":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return "format" in def && String(def.format).includes("int") ? "bigint" : "double";
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return glueType(def.innerType, path);
    case "array":
      return `array<${glueType(def.element, `${path}[]`)}>`;
    case "record":
      return `map<${glueType(def.keyType, path)},${glueType(def.valueType, `${path}{}`)}>`;
    case "object": {
      const fields = Object.entries(def.shape).map(
        ([name, field]) => `${column(name)}:${glueType(field, `${path}.${name}`)}`,
      );
      return `struct<${fields.join(",")}>`;
    }
    default:
      throw new TributaryError("TRB-CAT-004", `Field ${path} is a ${def.type}, which has no Glue type.`);
  }
}

/** The JSON SerDe matches names without regard to case, so two spellings of one name would collide. */
function column(name: string): string {
  if (/^[a-z][a-z0-9_]*$/.test(name)) return name;
  throw new TributaryError("TRB-CAT-004", `Field ${name} is not in snake_case.`, {
    fix: "Name fields with lower-case letters, digits and underscores.",
  });
}
