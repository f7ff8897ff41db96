import { manyTenants } from "./access/many-tenants.ts";
import type { Bench } from "./bench.ts";

const tenants = 2_000;

/** `tenants plan` of 2,000 tenants over the wire; the peer is the same plan at one tenth of the calls a second. */
export const bench: Bench = {
  name: "access-tenants",
  run: async (print) => {
    const project = await manyTenants(tenants, 20);
    try {
      const rate = ["--rate", "10000", "--json"];
      const empty = await project.time("tenants", "plan", ...rate);
      const apply = await project.time("tenants", "apply", ...rate);
      const plan = await project.time("tenants", "plan", ...rate);
      const again = await project.time("tenants", "apply", ...rate);
      if (JSON.parse(plan.out).unchanged !== tenants || JSON.parse(again.out).done !== 0)
        throw new Error(`The plan is not as applied: ${plan.out.slice(0, 400)}`);
      print(`plan of ${tenants} tenants, none there: ${empty.seconds.toFixed(1)} s`);
      print(`apply: ${apply.seconds.toFixed(1)} s, ${((apply.seconds / tenants) * 1_000).toFixed(1)} ms a tenant`);
      print(
        `plan of ${tenants} tenants, all there (policies read and compared): ${plan.seconds.toFixed(1)} s, ${plan.cpu.toFixed(1)} s of CPU (goal: under 20 s)`,
      );
      const polite = await project.time("tenants", "plan", "--json");
      print(
        `the same at the default rate: ${polite.seconds.toFixed(1)} s, ${(polite.seconds / plan.seconds).toFixed(2)} times as long`,
      );
    } finally {
      await project.remove();
    }
  },
};
