import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startLocalCloud } from "@tributary/local";
import { controlClient, widen } from "./widen.ts";

/**
 * Loads the claims pipeline of the last demo a second time, as the stage `test`, and plants the mistake that a review is
 * there for: globex's access point opens the whole inbox. Run as `npm run demo:mistake`.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
const stateDir = resolve(process.argv[2] ?? ".pipeline");
const assembly = join(stateDir, "assembly", "claims");
await access(assembly).catch(() => {
  throw new Error(`There is nothing in ${assembly}; run "npm run demo" first.`);
});
const cloud = await startLocalCloud({ stateDir });
try {
  await cloud.load(assembly, { stackName: "claims-test", parameters: { Stage: "test" } });
  const control = controlClient(cloud);
  await widen(control, { account: cloud.account, name: "claims-test-globex" });
  control.destroy();
} finally {
  await cloud.close();
}
process.stdout.write("The stage test is there, with a mistake in it. Now find it:\n");
process.stdout.write("  node packages/cli/bin/pipeline.js access review -p statemachines/claims --stage test\n");
