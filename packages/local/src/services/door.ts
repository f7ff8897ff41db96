import type { CloudContext } from "./cloud-context.ts";

/**
 * A way from one service of a cloud to another in the same process.
 *
 * @example
 * export const objectDoor = new Door<ObjectReader>("s3 objects");
 * objectDoor.offer(cloud, reader); // in s3
 * objectDoor.of(cloud).objectPath(bucket, key); // in athena, when a request runs
 */
export class Door<T extends object> {
  readonly #name: string;
  readonly #offered = new WeakMap<CloudContext, T>();

  constructor(name: string) {
    this.#name = name;
  }

  offer(cloud: CloudContext, inside: T): void {
    this.#offered.set(cloud, inside);
  }

  /** Ask when a request runs, not while services are being made: their order is not promised. */
  of(cloud: CloudContext): T {
    const inside = this.#offered.get(cloud);
    if (!inside) throw new Error(`this cloud runs no service behind the door "${this.#name}"`);
    return inside;
  }
}
