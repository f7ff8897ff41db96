import type { Stack, StackStatus } from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { isStillborn, requireResting, requireUsable } from "./stack-state.ts";

const stack = (StackStatus: StackStatus): Stack => ({ StackName: "a-dev", CreationTime: new Date(0), StackStatus });

test.each(["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS", "DELETE_IN_PROGRESS"] as const)(
  "requireResting refuses a stack in %s",
  (status) => {
    expect(() => requireResting("a-dev", stack(status))).toThrow(
      expect.objectContaining({ code: "TRB-CLI-074", message: expect.stringContaining(status) }),
    );
  },
);

test.each([undefined, stack("REVIEW_IN_PROGRESS"), stack("UPDATE_COMPLETE"), stack("ROLLBACK_COMPLETE")])(
  "requireResting lets a stack that rests pass",
  (resting) => {
    expect(requireResting("a-dev", resting)).toBeUndefined();
  },
);

test.each(["ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED"] as const)(
  "requireUsable tells the way on from %s",
  (status) => {
    expect(() => requireUsable("a-dev", stack(status))).toThrow(
      expect.objectContaining({ code: "TRB-CLI-067", fix: expect.stringContaining("deploy") }),
    );
  },
);

test("requireUsable leaves a first creation that was rolled back to be made anew", () => {
  const stillborn = stack("ROLLBACK_COMPLETE");
  expect(requireUsable("a-dev", stillborn)).toBeUndefined();
  expect(isStillborn(stillborn)).toBe(true);
});
