import { expect, test } from "vitest";
import { toldBySystem } from "./told-by-system.ts";

const system = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: refused`), { code, ...(path !== undefined && { path }) });

test.each([
  ["ENOSPC", "/state/a", "No space is left on the disk: /state/a"],
  ["EROFS", "/state/a", "The disk cannot be written to: /state/a"],
  ["EACCES", undefined, "The permission is missing"],
])("toldBySystem tells %s", (code, path, message) => {
  expect(toldBySystem(system(code, path))).toMatchObject({ code: "TRB-CLI-023", message });
});

test("toldBySystem tells of the disk that the local cloud's services ran out of", () => {
  const error = Object.assign(new Error("No space is left on the disk of the state directory."), {
    name: "InternalError",
  });
  expect(toldBySystem(error)).toMatchObject({ code: "TRB-CLI-023", cause: error });
});

test("toldBySystem leaves our own defects as they are", () => {
  const defects = [new TypeError("x is not a function"), system("ERR_INVALID_ARG_TYPE"), "text"];
  expect(defects.map(toldBySystem)).toEqual(defects);
});
