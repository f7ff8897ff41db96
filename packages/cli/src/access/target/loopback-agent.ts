import { Agent } from "node:http";
import type { LookupFunction } from "node:net";

/** S3 Control puts the account before the host: `000000000000.localhost`, which few resolvers know. */
const toLoopback: LookupFunction = (_hostname, options, callback) => {
  if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

/** An endpoint as SDK clients can use it: loopback addresses by name, since a host prefix before digits is no host. */
export function loopback(endpoint: string): { readonly endpoint: string; readonly agent: Agent } | undefined {
  const url = new URL(endpoint);
  if (!["localhost", "127.0.0.1", "[::1]"].includes(url.hostname) || url.protocol !== "http:") return undefined;
  url.hostname = "localhost";
  return { endpoint: url.origin, agent: new Agent({ keepAlive: true, maxSockets: 32, lookup: toLoopback }) };
}
