import type { ApplyTenantsOptions } from "../commands/tenants.ts";
import { ask } from "../deploy/ask.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { applyPlan } from "./apply-plan.ts";
import { type OpenedTenants, withTenants } from "./open-tenants.ts";
import { type OtherSide, otherSides, otherSideText } from "./other-side.ts";
import { stepLines } from "./show-plan.ts";

/** More of them than a person reads at once are left to `tenants list <tenant>`. */
const policiesShown = 3;

/** `pipeline tenants apply`: does what `plan` says. Cut short, the next run does the rest. */
export function applyCommand(io: Io, options: ApplyTenantsOptions): Promise<number> {
  return withTenants(io, options, async (opened) => {
    const { target, plan, pace } = opened;
    const say = (line: string): void => void (options.json || io.stdout.write(`${line}\n`));
    const remove = options.prune ? plan.undeclared.map(({ name }) => name) : [];
    const question = closing(opened, remove);
    if (question !== undefined && !(await ask(io, { ...options, question }))) return exitCodes.error;
    const outcome = await applyPlan(
      target,
      { steps: plan.steps, remove },
      {
        pace,
        signal: io.signal,
        onDone: (step) => say(step.kind === "remove" ? `  - ${step.name}` : stepLines(step).join("\n")),
      },
    );
    const sides = changedOtherSides(opened);
    if (options.json) {
      const facts = { ...outcome, unchanged: plan.unchanged.length, otherSides: sides };
      io.stdout.write(`${JSON.stringify(facts)}\n`);
    } else {
      tell(say, opened, { ...outcome, sides, pruned: options.prune });
    }
    return outcome.failed.length + outcome.left === 0 ? exitCodes.ok : exitCodes.error;
  });
}

/** What is closed, for good or for a moment: an access point that is made anew has a new alias. */
function closing({ plan }: OpenedTenants, remove: readonly string[]): string | undefined {
  const anew = plan.steps.flatMap(({ kind, point }) => (kind === "replace" ? [point.name] : []));
  const parts = [
    ...(remove.length > 0 ? [`Close ${some(remove)} for good?`] : []),
    ...(anew.length > 0 ? [`Make ${some(anew)} anew? Each is shut for a moment and gets another alias.`] : []),
  ];
  return parts.length > 0 ? parts.join(" ") : undefined;
}

const some = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");

type Sides = readonly (OtherSide & { readonly tenant: string })[];

/** Of the tenants that were made or changed: the others' readers have their policies already. */
function changedOtherSides({ blueprint, deployment, plan }: OpenedTenants): Sides {
  const changed = new Set(plan.steps.map(({ point }) => point.tenant));
  return blueprint.tenants
    .filter(({ name }) => changed.has(name))
    .flatMap((tenant) => otherSides(tenant, deployment).map((side) => ({ tenant: tenant.name, ...side })));
}

interface Told extends Awaited<ReturnType<typeof applyPlan>> {
  readonly sides: Sides;
  readonly pruned: boolean;
}

function tell(say: (line: string) => void, { plan }: OpenedTenants, told: Told): void {
  for (const { name, message } of told.failed) say(`  x ${name}: ${message}`);
  say(`${told.done} done, ${told.failed.length} failed, ${plan.unchanged.length} were as declared`);
  if (told.left > 0) say(`${told.left} left by Ctrl-C; run again to do them`);
  if (plan.steps.some(({ kind }) => kind === "create") && told.done > 0)
    say("Rows in Athena and the walls at the buckets, for readers that are new, come with `pipeline deploy`.");
  if (!told.pruned && plan.undeclared.length > 0)
    say(`${plan.undeclared.length} of no tenant that is declared were left; --prune removes them`);
  for (const side of told.sides.slice(0, policiesShown)) say(`\n${otherSideText(side.tenant, side)}`);
  const more = told.sides.length - policiesShown;
  if (more > 0) say(`\n${more} more in other accounts: pipeline tenants list <tenant> shows each one's policy`);
}
