import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and of all that it started, in bytes; Linux tells it in /proc. */
export function residentBytes(root: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    // The command's name stands in brackets and may hold anything.
    const parent = Number(stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (parent > 0) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  let bytes = 0;
  for (const pids = [root]; pids.length > 0; ) {
    const pid = pids.pop() ?? root;
    bytes += Number(read(`/proc/${pid}/status`)?.match(/^VmRSS:\s+(\d+) kB/m)?.[1] ?? 0) * 1024;
    pids.push(...(children.get(pid) ?? []));
  }
  return bytes;
}

/** Processor time that a process itself has used so far, in seconds; Linux counts in hundredths. */
export function processorSeconds(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** Undefined for a process that has ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
