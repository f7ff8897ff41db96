import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Config, Human, Result } from "@vladmandic/human";
import { packageFolder } from "../package-version.ts";
import type { Pixels } from "../pixels.ts";

/** Detections below this are not even looked at. */
const leastScore = 0.2;
const mostFound = 20;

let loaded: Promise<Human> | undefined;

/** Runs the object and face detectors over one picture. */
export async function see({ width, height, data }: Pixels): Promise<Result> {
  loaded ??= load();
  const human = await loaded;
  const rgb = new Int32Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < 3; colour++) rgb[pixel * 3 + colour] = data[pixel * 4 + colour] ?? 0;
  }
  const { tf } = human;
  const input = tf.tidy(() => tf.expandDims(tf.cast(tf.tensor3d(rgb, [height, width, 3], "int32"), "float32"), 0));
  try {
    return await human.detect(input);
  } finally {
    tf.dispose(input);
  }
}

async function load(): Promise<Human> {
  readModelsFromDisk();
  const folder = packageFolder("@vladmandic/human");
  const build: { Human: new (config: Partial<Config>) => Human } = createRequire(import.meta.url)(
    join(folder, "dist", "human.node-wasm.js"),
  );
  const off = { enabled: false };
  const human = new build.Human({
    backend: "wasm",
    wasmPath: join(packageFolder("@tensorflow/tfjs-backend-wasm"), "dist", "/"),
    modelBasePath: `${pathToFileURL(folder).href}/models/`,
    debug: false,
    cacheSensitivity: 0,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    segmentation: off,
    object: { enabled: true, modelPath: "centernet.json", minConfidence: leastScore, maxDetected: mostFound },
    face: {
      enabled: true,
      detector: { rotation: false, maxDetected: mostFound, minConfidence: leastScore },
      mesh: { enabled: true },
      iris: off,
      description: { enabled: true },
      emotion: { enabled: true },
      antispoof: off,
      liveness: off,
    },
  });
  await human.load();
  return human;
}

/** The library fetches its models; here they are files of its package, and Node's fetch does not read files. */
function readModelsFromDisk(): void {
  const overNetwork = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return address.startsWith("file:") ? new Response(readFileSync(new URL(address))) : overNetwork(input, init);
  };
}
