#!/usr/bin/env node
import { main } from "@tributary/cli";

process.exitCode = await main(process.argv.slice(2));
