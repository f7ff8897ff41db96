import type { Cost } from "./cost-of.ts";
import type { Use } from "./use.ts";

/** Prices of us-east-1 in dollars, November 2026. https://aws.amazon.com/step-functions/pricing/ */
export interface Prices {
  readonly perTransition: number;
  readonly perExpressRequest: number;
  readonly perGigabyteSecond: number;
}

export const usEast1: Prices = { perTransition: 0.000025, perExpressRequest: 0.000001, perGigabyteSecond: 0.00001667 };

/** How long an Express execution runs, and what it holds in memory. */
export interface ExpressRun {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Dollars for one Standard execution: the transitions it takes, and the Express executions its distributed Maps start. */
export function standardDollars(
  { least, typical, most }: Cost,
  prices: Prices = usEast1,
  child: ExpressRun = { seconds: 1, megabytes: 64 },
): Record<keyof Cost, number> {
  const of = ({ transitions, expressRuns = 0 }: Use): number =>
    transitions * prices.perTransition + (expressRuns === 0 ? 0 : expressRuns * expressDollars(child, prices));
  return { least: of(least), typical: of(typical), most: of(most) };
}

/** Dollars for one Express execution: time is rounded up to 100 ms, memory to 64 MB. */
export function expressDollars({ seconds, megabytes }: ExpressRun, prices: Prices = usEast1): number {
  const time = Math.ceil(seconds * 10) / 10;
  const gigabytes = (Math.ceil(megabytes / 64) * 64) / 1024;
  return prices.perExpressRequest + time * gigabytes * prices.perGigabyteSecond;
}
