import {
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
} from "@duckdb/node-api";

/** A value as Athena prints it: `[a, b]`, `{key=v}`, `2026-11-23 00:00:00.000`; undefined for NULL. */
export function resultValue(value: DuckDBValue): string | undefined {
  return value === null ? undefined : printed(value);
}

function printed(value: DuckDBValue): string {
  if (value === null) return "null";
  if (value instanceof DuckDBListValue) return `[${value.items.map(printed).join(", ")}]`;
  if (value instanceof DuckDBStructValue) return pairs(Object.entries(value.entries));
  if (value instanceof DuckDBMapValue) return pairs(value.entries.map(({ key, value: item }) => [printed(key), item]));
  if (value instanceof DuckDBTimestampValue) return milliseconds(value.toString());
  if (value instanceof DuckDBTimestampTZValue)
    return `${milliseconds(value.toString().replace(/\+00(:00)?$/, ""))} UTC`;
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : exponent(value);
  return String(value);
}

const pairs = (entries: readonly (readonly [string, DuckDBValue])[]): string =>
  `{${entries.map(([name, value]) => `${name}=${printed(value)}`).join(", ")}}`;

/** Java writes `1.0E-4` where JavaScript writes `0.0001`. */
function exponent(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : value < 0 ? "-Infinity" : "NaN";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${power.replace("+", "")}`;
}

function milliseconds(timestamp: string): string {
  const [whole = "", fraction = ""] = timestamp.split(".");
  return `${whole}.${fraction.slice(0, 3).padEnd(3, "0")}`;
}

const names: readonly (readonly [RegExp, string])[] = [
  [/\[\d*\]$/, "array"],
  [/^STRUCT/, "row"],
  [/^MAP/, "map"],
  [/^DECIMAL/, "decimal"],
  [/^TIMESTAMP WITH/, "timestamp with time zone"],
  [/^TIMESTAMP/, "timestamp"],
  [/^(HUGEINT|UBIGINT|BIGINT|UINTEGER)$/, "bigint"],
  [/^(INTEGER|USMALLINT)$/, "integer"],
  [/^(VARCHAR|JSON|UUID)/, "varchar"],
  [/^BLOB/, "varbinary"],
];

/** The type's name as GetQueryResults tells it. */
export function resultType(type: DuckDBType): string {
  const duck = type.toString();
  return names.find(([pattern]) => pattern.test(duck))?.[1] ?? duck.toLowerCase();
}
