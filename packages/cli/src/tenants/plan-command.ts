import type { TenantsOptions } from "../commands/tenants.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { withTenants } from "./open-tenants.ts";
import { planJson, planText } from "./show-plan.ts";

/** `pipeline tenants plan`: what `apply` would do. Changes nothing. */
export function planCommand(io: Io, options: TenantsOptions): Promise<number> {
  return withTenants(io, options, async (opened) => {
    io.stdout.write(options.json ? `${JSON.stringify(planJson(opened))}\n` : `${planText(opened)}\n`);
    const { steps, undeclared } = opened.plan;
    return steps.length + undeclared.length === 0 ? exitCodes.ok : exitCodes.unsound;
  });
}
