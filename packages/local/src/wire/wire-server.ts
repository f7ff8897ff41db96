import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { TributaryError } from "@tributary/errors";
import type { Service } from "../services/service.ts";
import { chooseService } from "./choose-service.ts";
import { fallbackService } from "./fallback-service.ts";
import { wireRequest } from "./incoming-request.ts";
import { sendResponse } from "./send-response.ts";
import { type ServeOptions, serveRequest } from "./serve-request.ts";
import { toServiceError } from "./to-service-error.ts";

/** The one port of a local cloud. */
export class WireServer {
  readonly #server: Server;
  readonly #options: ServeOptions;
  readonly #services: ReadonlyMap<string, Service>;

  constructor(services: ReadonlyMap<string, Service>, options: ServeOptions) {
    this.#services = services;
    this.#options = options;
    // Uploads may take long; a header that never ends may not.
    this.#server = createServer({
      requestTimeout: 0,
      headersTimeout: 60_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 65_536,
    });
    this.#server.on("request", (message, response) => void this.#answer(message, response));
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", (cause: NodeJS.ErrnoException) => {
        reject(
          cause.code === "EADDRINUSE" ? new TributaryError("TRB-LOC-001", `Port ${port} is in use`, { cause }) : cause,
        );
      });
      this.#server.listen(port, "127.0.0.1", resolve);
    });
    const address = this.#server.address() as AddressInfo;
    return address.port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const request = wireRequest(message);
    const service = chooseService(request, this.#services) ?? fallbackService;
    try {
      const answer = await serveRequest({ service, request, message, requestId }, this.#options);
      await sendResponse(response, answer, requestId, this.#options.clock.now());
    } catch (error) {
      const told = toServiceError(error, { log: this.#options.log, requestId });
      if (response.headersSent) response.destroy();
      else
        await sendResponse(
          response,
          service.renderError(told, { ...request, requestId }),
          requestId,
          this.#options.clock.now(),
        );
    } finally {
      // What the service left unread is drained, so that the client gets to read the answer.
      if (!message.complete) message.resume();
    }
  }
}
