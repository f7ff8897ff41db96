import { collectManifest } from "../collect/manifest.ts";
import { completeManifest } from "../complete/manifest.ts";
import { extractManifest } from "../extract/manifest.ts";
import { identifyManifest } from "../identify/manifest.ts";
import { ingestManifest } from "../ingest/manifest.ts";
import { quarantineManifest } from "../quarantine/manifest.ts";
import { registerManifest } from "../register/manifest.ts";
import type { HandlerManifest, HandlerName } from "./handler-manifest.ts";

/** Every handler with what it needs: timeout, memory, environment and the IAM actions its code calls. */
export const handlerManifest: Readonly<Record<HandlerName, HandlerManifest>> = {
  ingest: ingestManifest,
  identify: identifyManifest,
  extract: extractManifest,
  complete: completeManifest,
  collect: collectManifest,
  register: registerManifest,
  quarantine: quarantineManifest,
};
