import { manyTenants } from "./access/many-tenants.ts";
import type { Bench } from "./bench.ts";

const tenants = 500;
const roles = 20;

/** A whole `access review` of 500 tenants and 20 readers, reading included; beside it the plan that only reads and compares. */
export const bench: Bench = {
  name: "access-review",
  run: async (print) => {
    const project = await manyTenants(tenants, roles, async ({ context, account }) => {
      for (let index = 0; index < roles; index++) {
        await context.identities.putRole({
          arn: `arn:aws:iam::${account}:role/reader-${index}`,
          trust: {
            Version: "2012-10-17",
            Statement: { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" },
          },
          inline: {
            read: {
              Version: "2012-10-17",
              Statement: { Effect: "Allow", Action: ["athena:*", "glue:Get*"], Resource: "*" },
            },
          },
        });
      }
    });
    try {
      await project.time("tenants", "apply", "--rate", "10000", "--json");
      const plan = await project.time("tenants", "plan", "--rate", "10000", "--json");
      const review = await project.time("access", "review", "--json");
      if (review.code !== 0) throw new Error(`The review finds what is not there: ${review.out.slice(0, 400)}`);
      const { grants, principals } = JSON.parse(review.out) as { grants: unknown[]; principals: unknown[] };
      print(
        `review of ${tenants} tenants x ${principals.length} principals: ${review.seconds.toFixed(1)} s, ${review.cpu.toFixed(1)} s of CPU (goal: under 10 s), ${grants.length} ways found`,
      );
      print(
        `tenants plan of the same: ${plan.seconds.toFixed(1)} s; the review takes ${(review.seconds / plan.seconds).toFixed(1)} times as long`,
      );
    } finally {
      await project.remove();
    }
  },
};
