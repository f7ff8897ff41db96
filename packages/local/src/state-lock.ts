import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TributaryError } from "@tributary/errors";

/**
 * Keeps a second local cloud off a state directory. A listening local socket is the lock: the kernel lets go of it
 * when the process dies, however it dies.
 */
export async function lockState(stateDir: string): Promise<() => Promise<void>> {
  const id = createHash("sha256").update(stateDir).digest("hex").slice(0, 24);
  const path = process.platform === "win32" ? `\\\\.\\pipe\\tributary-${id}` : join(tmpdir(), `tributary-${id}.sock`);
  if (await isHeld(path)) throw new TributaryError("TRB-LOC-002", `Another local cloud uses ${stateDir}`);
  if (process.platform !== "win32") await rm(path, { force: true });
  const server = createServer((socket) => socket.destroy());
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(new TributaryError("TRB-LOC-002", `Cannot lock ${stateDir}`, { cause })));
    server.listen(path, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function isHeld(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
