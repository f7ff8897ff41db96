import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { expect, test } from "vitest";
import { replacementRules } from "./replacement-rules.ts";

const schemas = loadAwsServiceSpecSync();

test.each(Object.entries(replacementRules))("the rules of %s are those of its schema", (type, { createOnly, name }) => {
  const [schema] = schemas.lookup("resource", "cloudFormationType", "equals", type);
  const replacing = Object.entries(schema?.properties ?? {})
    .filter(([, { causesReplacement }]) => causesReplacement === "yes")
    .map(([property]) => property);
  expect([...createOnly].sort()).toEqual(replacing.sort());
  if (name !== undefined) expect(schema?.properties).toHaveProperty(name);
});
