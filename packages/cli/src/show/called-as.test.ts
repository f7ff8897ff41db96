import { expect, test } from "vitest";
import { calledAs } from "./called-as.ts";

test.each([
  ["/repo/packages/cli/bin/pipeline.js", "/repo", "node packages/cli/bin/pipeline.js"],
  ["/repo/packages/cli/bin/pipeline.js", "/home/me", "node ../../repo/packages/cli/bin/pipeline.js"],
  ["/home/me/mine/node_modules/.bin/pipeline", "/home/me/mine", "npx pipeline"],
  ["/home/me/mine/node_modules/@tributary/cli/bin/pipeline.js", "/home/me/mine", "npx pipeline"],
  ["/usr/local/bin/pipeline", "/home/me", "pipeline"],
  ["/repo/node_modules/vitest/dist/worker.js", "/repo", "pipeline"],
  [undefined, "/repo", "pipeline"],
])("calledAs %s in %s is %s", (script, cwd, command) => {
  expect(calledAs(script, cwd)).toBe(command);
});
