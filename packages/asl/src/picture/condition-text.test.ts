import { expect, test } from "vitest";
import { conditionText } from "./condition-text.ts";

const jsonata = (condition: string): string => conditionText({ Condition: `{% ${condition} %}`, Next: "A" }, "JSONata");

test("conditionText shows what tells rules of one choice apart", () => {
  expect(jsonata("$states.input.record.Item.executionStatus.S = 'FAILED'")).toBe("executionStatus.S = 'FAILED'");
  expect(jsonata("$order.customer.address.country = 'a.b.c' and $x")).toBe("country = 'a.b.c' and x");
  expect(jsonata("$count($states.input.order.deeply.nested.returns) > 0")).toBe("$count(returns) > 0");
  const test = { Variable: "$.idempotencyTable.Item.executionStatus.S", StringEquals: "FAILED", Next: "A" };
  expect(conditionText(test, "JSONPath")).toBe("executionStatus.S = FAILED");
});

test("conditionText leaves short conditions whole, and cuts what is long all the same", () => {
  expect(jsonata("$identified.kind = 'audio'")).toBe("identified.kind = 'audio'");
  expect(jsonata("$states.input.kind = 'subscription' and $states.input.country = 'DE'")).toBe(
    "kind = 'subscription' and count...",
  );
});
