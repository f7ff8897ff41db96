import { role, tenant } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { claimsBlueprint } from "../testing/claims-blueprint.ts";
import { templateWithinLimits } from "./template-within-limits.ts";

const claimsOf = (count: number, prefixOf: (name: string) => string = (name) => `${name}/`) => {
  const names = Array.from({ length: count }, (_, index) => `tenant-${index}`);
  const tenants = names.map((name) => [name, tenant({ prefix: prefixOf(name), readers: [role(`${name}-analyst`)] })]);
  const blueprint = claimsBlueprint({ tenants: Object.fromEntries(tenants) });
  return () => templateWithinLimits(blueprint, []);
};

test.each([300, 2000])("%i tenants with readers are refused with how many fit, and why", (count) => {
  expect(claimsOf(count)).toThrow(
    expect.objectContaining({
      code: "TRB-ASM-012",
      message: expect.stringMatching(
        new RegExp(`^The pipeline has ${count} tenants, and only the first \\d+ of them fit into one template\\. `),
      ),
    }),
  );
});

test("as many tenants as the message says do fit, and one more does not", () => {
  let message = "";
  try {
    claimsOf(300)();
  } catch (error) {
    message = String(error);
  }
  const fit = Number(/first (\d+) of them/.exec(message)?.[1]);
  expect(fit).toBeGreaterThan(30);
  expect(Object.keys(claimsOf(fit)().template.Resources).length).toBeLessThanOrEqual(500);
  expect(claimsOf(fit + 1)).toThrow(/TRB-ASM-012|only the first/);
});
