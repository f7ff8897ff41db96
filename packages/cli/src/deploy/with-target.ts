import { closeTarget, openTarget, type Target } from "./target.ts";
import { toldByAws } from "./told-by-aws.ts";

/** Opens the way to AWS or another endpoint, does the work, and tells AWS's errors as a person can act on them. */
export async function withTarget<T>(
  { endpointUrl }: { readonly endpointUrl?: string },
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const target = await openTarget({ endpointUrl });
  try {
    return await work(target);
  } catch (error) {
    throw toldByAws(error, target);
  } finally {
    closeTarget(target);
  }
}
