import type { PolicyStatement } from "@tributary/access";
import { expect, test } from "vitest";
import { widens } from "./widens.ts";

const point = "arn:aws:s3:us-east-1:111122223333:accesspoint/claims-dev-acme/object";
const to = (Effect: PolicyStatement["Effect"], folder: string, Action = "s3:GetObject"): PolicyStatement => ({
  Effect,
  Principal: { AWS: "*" },
  Action,
  Resource: `${point}/${folder}`,
});

test.each<[string, boolean, readonly PolicyStatement[], readonly PolicyStatement[]]>([
  ["an Allow that is new", true, [to("Allow", "inbox/acme/*")], []],
  ["an Allow that goes", false, [], [to("Allow", "inbox/acme/*")]],
  ["an Allow of a part of before", false, [to("Allow", "inbox/acme/*")], [to("Allow", "inbox/*")]],
  ["an Allow of more than before", true, [to("Allow", "inbox/*")], [to("Allow", "inbox/acme/*")]],
  ["an Allow of another action", true, [to("Allow", "inbox/acme/*", "s3:PutObject")], [to("Allow", "inbox/*")]],
  ["an Allow below a wildcard in the middle", true, [to("Allow", "a/b/c")], [to("Allow", "a/*/c*")]],
  ["a Deny that is new", false, [to("Deny", "inbox/*")], []],
  ["a Deny that goes", true, [], [to("Deny", "inbox/*")]],
  ["a Deny of more than before", false, [to("Deny", "*")], [to("Deny", "inbox/*")]],
  ["a Deny of less than before", true, [to("Deny", "inbox/*")], [to("Deny", "*")]],
])("widens says of %s: %s", (_what, wider, added, removed) => {
  expect(widens({ added, removed })).toBe(wider);
});

test("widens takes other elements than resources for wider", () => {
  const { Resource, ...rest } = to("Deny", "inbox/*");
  expect(widens({ removed: [{ ...rest, NotResource: String(Resource) }], added: [to("Deny", "*")] })).toBe(true);
});
