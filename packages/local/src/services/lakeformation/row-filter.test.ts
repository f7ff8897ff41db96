import { expect, test } from "vitest";
import { readRowFilter } from "./row-filter.ts";

test.each([
  ["tenant = 'acme'", `("tenant" = 'acme')`, ["tenant"]],
  ["Tenant='o''neil'", `("tenant" = 'o''neil')`, ["tenant"]],
  [
    "tenant IN ('acme', 'acme-eu') and pages >= 2",
    `(("tenant" IN ('acme', 'acme-eu')) AND ("pages" >= 2))`,
    ["tenant", "pages"],
  ],
  ["not (a is null or b is not null)", `(NOT ((("a" IS NULL) OR ("b" IS NOT NULL))))`, ["a", "b"]],
  [
    "day between date '2026-01-01' and DATE '2026-12-31'",
    `("day" BETWEEN DATE '2026-01-01' AND DATE '2026-12-31')`,
    ["day"],
  ],
  [
    `"odd name" not like 'x%' OR total <> -1.5`,
    `(("odd name" NOT LIKE 'x%') OR ("total" <> -1.5))`,
    ["odd name", "total"],
  ],
  ["true", "TRUE", []],
])("readRowFilter reads %s", (expression, sql, columns) => {
  expect(readRowFilter(expression)).toEqual({ sql, columns });
});

test.each([
  ["", "its end"],
  ["tenant", "a comparison was expected"],
  ["tenant = ", "a value was expected"],
  ["tenant = 'acme') UNION SELECT tenant FROM documents", "nothing was expected"],
  ["tenant = 'acme'; DROP TABLE x", "cannot stand in a row filter"],
  ["tenant IN (SELECT tenant FROM documents)", "a value was expected"],
  ["read_text('/etc/hostname') = 'x'", "a comparison was expected"],
  ["tenant = 'acme", "cannot stand in a row filter"],
  ["(tenant = 'acme'", "a closing parenthesis is missing"],
  ["tenant NOT = 'acme'", "a comparison was expected"],
  [`${"(".repeat(60)}a = 1${")".repeat(60)}`, "nested too deeply"],
  ["tenant = 'acme' /* all */", "cannot stand in a row filter"],
])("readRowFilter refuses %s", (expression, why) => {
  expect(() => readRowFilter(expression)).toThrow(why);
});
