import type { FileResult, FileStatus } from "../follow/file-result.ts";

const words: Readonly<Record<FileStatus, string>> = {
  SUCCEEDED: "succeeded",
  INCOMPLETE: "incomplete",
  QUARANTINED: "quarantined",
  IN_FLIGHT: "in flight",
  FAILED: "failed",
};

export const statusWord = ({ status, known }: Pick<FileResult, "status" | "known">): string =>
  known && status !== "IN_FLIGHT" ? `${words[status]} before` : words[status];

export const seconds = (value: number | undefined): string =>
  value === undefined ? "" : `${value.toFixed(value < 10 ? 2 : 1)} s`;
