import { expect, test } from "vitest";
import { version } from "../version.ts";
import { packageSource } from "./package-source.ts";

test("packageSource of an installed command is its own version", () => {
  expect(packageSource("@tributary/cli", "/home/me/mine", "/home/me/mine/node_modules/@tributary/")).toBe(
    `^${version}`,
  );
});

test("packageSource of a command in a clone is the clone's folder", () => {
  expect(packageSource("@tributary/pipeline", "/home/me/mine", "/home/me/tributary/packages/")).toBe(
    "file:../tributary/packages/pipeline",
  );
});
