import {
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";

/** A value as Athena prints it: `[a, b]`, `{key=v}`, `2026-11-23 00:00:00.000`, `1.0`; undefined for NULL. */
export function resultValue(value: DuckDBValue, type: DuckDBType | undefined): string | undefined {
  return value === null ? undefined : printed(value, type);
}

function printed(value: DuckDBValue, type: DuckDBType | undefined): string {
  if (value === null) return "null";
  if (value instanceof DuckDBListValue) {
    const items = type instanceof DuckDBListType ? type.valueType : undefined;
    return `[${value.items.map((item) => printed(item, items)).join(", ")}]`;
  }
  if (value instanceof DuckDBStructValue) {
    const types = type instanceof DuckDBStructType ? type.entryTypes : [];
    return pairs(Object.entries(value.entries).map(([name, item], index) => [name, printed(item, types[index])]));
  }
  if (value instanceof DuckDBMapValue) {
    const { keyType, valueType } = type instanceof DuckDBMapType ? type : {};
    return pairs(value.entries.map(({ key, value: item }) => [printed(key, keyType), printed(item, valueType)]));
  }
  if (value instanceof DuckDBTimestampValue) return milliseconds(value.toString());
  if (value instanceof DuckDBTimestampTZValue)
    return `${milliseconds(value.toString().replace(/\+00(:00)?$/, ""))} UTC`;
  if (value instanceof DuckDBIntervalValue) return interval(value);
  if (value instanceof DuckDBBlobValue) return [...value.bytes].map(hex).join(" ");
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (typeof value === "number") return type && floating.has(type.typeId) ? floatingPoint(value) : String(value);
  return String(value);
}

const floating: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.DOUBLE, DuckDBTypeId.FLOAT]);
const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
const pairs = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([name, value]) => `${name}=${value}`).join(", ")}}`;

/** `1 02:03:04.567` of days and less, `1-2` of years and months. */
function interval({ months, days, micros }: DuckDBIntervalValue): string {
  if (months !== 0) return `${months < 0 ? "-" : ""}${Math.trunc(Math.abs(months) / 12)}-${Math.abs(months) % 12}`;
  const all = BigInt(days) * 86_400_000n + micros / 1000n;
  const size = all < 0n ? -all : all;
  const part = (by: bigint, of: bigint, digits = 2): string => String((size / by) % of).padStart(digits, "0");
  const time = `${part(3_600_000n, 24n)}:${part(60_000n, 60n)}:${part(1000n, 60n)}.${part(1n, 1000n, 3)}`;
  return `${all < 0n ? "-" : ""}${size / 86_400_000n} ${time}`;
}

/** Java writes `1.0` and `1.0E-4` where JavaScript writes `1` and `0.0001`. */
function floatingPoint(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
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
  [/^INTERVAL/, "interval day to second"],
];

/** The type's name as GetQueryResults tells it. */
export function resultType(type: DuckDBType): string {
  const duck = type.toString();
  return names.find(([pattern]) => pattern.test(duck))?.[1] ?? duck.toLowerCase();
}
