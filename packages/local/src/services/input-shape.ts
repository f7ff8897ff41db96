import { isRecord } from "../template/is-record.ts";

/** An input member that breaks its operation's rules; the service's table says under which code it is answered. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}

/** Reads one value, or throws InvalidInput naming the member. */
export interface Check<T> {
  readonly read: (value: unknown, member: string) => T;
}

export interface OptionalCheck<T> extends Check<T> {
  readonly optional: true;
}

export type Members = Readonly<Record<string, Check<unknown> & { readonly optional?: true }>>;
type OptionalKeys<M extends Members> = { [K in keyof M]: M[K] extends OptionalCheck<unknown> ? K : never }[keyof M];

/** What an input with these members is. */
export type Shape<M extends Members> = {
  readonly [K in Exclude<keyof M, OptionalKeys<M>>]: M[K] extends Check<infer T> ? T : never;
} & { readonly [K in OptionalKeys<M>]?: M[K] extends OptionalCheck<infer T> ? T : never };

export const optional = <T>(check: Check<T>): OptionalCheck<T> => ({ read: check.read, optional: true });

/** Members that are not listed are dropped, as AWS does. */
export function structure<const M extends Members>(members: M): Check<Shape<M>> {
  return {
    read: (value, at) => {
      if (!isRecord(value)) throw new InvalidInput(`${at || "The input"} must be a structure`);
      const result: Record<string, unknown> = {};
      for (const [name, check] of Object.entries(members)) {
        const member = at ? `${at}.${name}` : name;
        const given = value[name] ?? undefined;
        if (given !== undefined) result[name] = check.read(given, member);
        else if (!check.optional) throw new InvalidInput(`${member} is missing`);
      }
      return result as Shape<M>;
    },
  };
}

export function string(rules: { min?: number; max?: number; pattern?: RegExp } = {}): Check<string> {
  return {
    read: (value, member) => {
      if (typeof value !== "string") throw new InvalidInput(`${member} must be a string`);
      const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = rules;
      if (value.length < min) throw new InvalidInput(`${member} must have at least ${min} characters`);
      if (value.length > max) throw new InvalidInput(`${member} must have at most ${max} characters`);
      if (pattern && !pattern.test(value)) throw new InvalidInput(`${member} must match ${pattern.source}`);
      return value;
    },
  };
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Check<T> {
  return {
    read: (value, member) => {
      const found = allowed.find((item) => item === value);
      if (found === undefined) throw new InvalidInput(`${member} must be one of ${allowed.join(", ")}`);
      return found;
    },
  };
}

/** A whole number; digits in a string are read too, since the query protocol sends nothing else. */
export function integer({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = {}): Check<number> {
  return {
    read: (value, member) => {
      const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
      if (typeof number !== "number" || !Number.isInteger(number))
        throw new InvalidInput(`${member} must be a whole number`);
      if (number < min || number > max)
        throw new InvalidInput(`${member} must be between ${min} and ${max}, is ${number}`);
      return number;
    },
  };
}

export const number: Check<number> = {
  read: (value, member) => {
    const read = typeof value === "string" && value !== "" ? Number(value) : value;
    if (typeof read !== "number" || !Number.isFinite(read)) throw new InvalidInput(`${member} must be a number`);
    return read;
  },
};

export const boolean: Check<boolean> = {
  read: (value, member) => {
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    throw new InvalidInput(`${member} must be true or false`);
  },
};

export function list<T>(check: Check<T>, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Check<readonly T[]> {
  return {
    read: (given, member) => {
      // The query protocol writes an empty list as an empty text.
      const value: unknown = given === "" ? [] : given;
      if (!Array.isArray(value)) throw new InvalidInput(`${member} must be a list`);
      if (value.length < min || value.length > max)
        throw new InvalidInput(`${member} must have ${min} to ${max} items, has ${value.length}`);
      return value.map((item, index) => check.read(item, `${member}[${index}]`));
    },
  };
}

export function map<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return {
    read: (value, member) => {
      if (!isRecord(value)) throw new InvalidInput(`${member} must be a map`);
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, check.read(item, `${member}.${key}`)]),
      );
    },
  };
}

/** Any JSON object, kept as it came. */
export const document: Check<Readonly<Record<string, unknown>>> = {
  read: (value, member) => {
    if (!isRecord(value)) throw new InvalidInput(`${member} must be an object`);
    return value;
  },
};
