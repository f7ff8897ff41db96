/** Version of this package; part of every cache key. */
export const version = "0.1.0";
