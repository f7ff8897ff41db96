import { expect, test } from "vitest";
import { keyPattern } from "./key-pattern.ts";

test.each([
  ["**/forms/*.png", "inbox/", "inbox/forms/a.png", true],
  ["**/forms/*.png", "inbox/", "inbox/acme/2026/forms/a.png", true],
  ["**/forms/*.png", "inbox/", "other/forms/a.png", false],
  ["**/forms/*.png", "inbox/", "inbox/acme/forms/deep/a.png", false],
  ["**/forms/*.png", "inbox/", "inbox/forms/a.png.txt", false],
  ["**/forms/*.png", "inbox/", "inbox/xforms/a.png", false],
  ["*.pdf", "", "a.pdf", true],
  ["*.pdf", "", "apdf", false],
  ["*.pdf", "", "x/a.pdf", false],
  ["acme/**", "in+box/", "in+box/acme/x/y", true],
  ["acme/**", "in+box/", "inbox/acme/x", false],
  ["scan-?.tif", "", "scan-1.tif", true],
  ["scan-?.tif", "", "scan-12.tif", false],
  ["a(b)|c", "", "a(b)|c", true],
])("keyPattern %s under %s over %s is %s", (pattern, prefix, key, fits) => {
  expect(new RegExp(keyPattern(pattern, prefix)).test(key)).toBe(fits);
});
