#!/usr/bin/env node
// The SDK warns of Node versions on stderr at each start; package.json says which ones work.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const { main } = await import("@tributary/cli");
process.exitCode = await main(process.argv.slice(2));
