import { z } from "zod";

/** How long the workflow waits for a job; an hour unless the author says otherwise, a week at most. */
export const jobTimeout = z
  .int()
  .min(60)
  .max(7 * 24 * 3600)
  .default(3600);
