import { accessPointName } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { RemoveTenantsOptions } from "../commands/tenants.ts";
import { ask } from "../deploy/ask.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { applyPlan } from "./apply-plan.ts";
import { withTenants } from "./open-tenants.ts";

/** `pipeline tenants remove <tenants...>`: closes the tenants' doors. Their files stay. */
export function removeCommand(io: Io, tenants: readonly string[], options: RemoveTenantsOptions): Promise<number> {
  return withTenants(io, options, async ({ blueprint, target, deployment, deployed, pace }) => {
    const there = new Set(deployed.map(({ name }) => name));
    const declared = new Set(blueprint.tenants.map(({ name }) => name));
    const unknown = tenants.filter((name) => !declared.has(name) && !there.has(accessPointName(deployment, name)));
    if (unknown.length > 0)
      throw new TributaryError(
        "TRB-ACC-007",
        `There is no tenant ${unknown.map((name) => JSON.stringify(name)).join(", ")}`,
      );
    const remove = [...new Set(tenants)]
      .map((name) => accessPointName(deployment, name))
      .filter((name) => there.has(name));
    const question = `Close ${remove.join(", ")}? Their readers can no longer read; the files stay.`;
    if (remove.length > 0 && !(await ask(io, { ...options, question }))) return exitCodes.error;
    const outcome = await applyPlan(target, { steps: [], remove }, { pace, signal: io.signal });
    const still = tenants.filter((name) => declared.has(name));
    if (options.json) io.stdout.write(`${JSON.stringify({ ...outcome, removed: remove, stillDeclared: still })}\n`);
    else {
      for (const { name, message } of outcome.failed) io.stdout.write(`  x ${name}: ${message}\n`);
      io.stdout.write(
        `${outcome.done} removed, ${outcome.failed.length} failed, ${tenants.length - remove.length} were not there\n`,
      );
      if (still.length > 0)
        io.stdout.write(`Still declared, so the next apply makes them again: ${still.join(", ")}\n`);
    }
    return outcome.failed.length + outcome.left === 0 ? exitCodes.ok : exitCodes.error;
  });
}
