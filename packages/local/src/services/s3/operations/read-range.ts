import type { ServiceRequest } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { ByteRange } from "../blobs/read-segments.ts";
import type { ObjectVersion } from "../index/object-version.ts";
import { s3Error } from "../s3-error.ts";

export interface AskedRange extends ByteRange {
  readonly partial: boolean;
  readonly partNumber?: number;
}

/** The bytes a GET or HEAD asks for: all, one range, or one part. Several ranges are answered whole, as S3 does not take them. */
export function readRange({ headers, query }: ServiceRequest, version: ObjectVersion): AskedRange {
  const whole = { start: 0, end: version.size - 1, partial: false };
  const part = query.get("partNumber");
  if (part !== null) return partRange(part, version);
  const match = /^bytes=(\d*)-(\d*)$/.exec(headers.range?.trim() ?? "");
  const [, from = "", to = ""] = match ?? [];
  if (!match || (from === "" && to === "")) return whole;
  const [start, end] =
    from === ""
      ? [Math.max(version.size - Number(to), 0), version.size - 1]
      : [Number(from), to === "" ? version.size - 1 : Math.min(Number(to), version.size - 1)];
  if (from !== "" && to !== "" && Number(to) < Number(from)) return whole;
  if (start >= version.size || (from === "" && Number(to) === 0))
    throw unsatisfiable(headers.range ?? "", version.size);
  return { start, end, partial: true };
}

function partRange(text: string, version: ObjectVersion): AskedRange {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw s3Error.invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text);
  }
  const parts = version.parts ?? [{ number: 1, size: version.size }];
  const index = parts.findIndex((part) => part.number === number);
  const part = parts[index];
  if (!part) throw new ServiceError("InvalidPartNumber", "The requested partnumber is not satisfiable", 416);
  const start = parts.slice(0, index).reduce((sum, { size }) => sum + size, 0);
  return { start, end: start + part.size - 1, partial: true, partNumber: number };
}

function unsatisfiable(range: string, size: number): ServiceError {
  return new ServiceError(
    "InvalidRange",
    "The requested range is not satisfiable",
    416,
    { RangeRequested: range, ActualObjectSize: String(size) },
    {
      "content-range": `bytes */${size}`,
    },
  );
}
