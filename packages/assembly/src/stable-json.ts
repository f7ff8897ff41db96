/** JSON as a person reads it, ending in a newline. Keys keep the order they were built in, which is the same each time. */
export const stableJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
