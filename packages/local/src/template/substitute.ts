import { TributaryError } from "@tributary/errors";
import type { Scope } from "./intrinsics.ts";

/** `Fn::Sub`: `${Name}`, `${Resource.Attribute}` and own variables; `${!Literal}` stays as `${Literal}`. */
export function substitute(template: string, variables: Readonly<Record<string, unknown>>, scope: Scope): string {
  return template.replaceAll(/\$\{([^}]*)\}/g, (_whole, inner: string) => {
    if (inner.startsWith("!")) return `\${${inner.slice(1)}}`;
    const value = lookUp(inner.trim(), variables, scope);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
    throw new TributaryError(
      "TRB-LOC-104",
      `${scope.at}: Fn::Sub cannot put ${JSON.stringify(value)} for \${${inner}} into a text`,
    );
  });
}

/** Names that a text for `Fn::Sub` looks up, own variables left out. */
export function substitutedNames(template: string, variables: Readonly<Record<string, unknown>> = {}): string[] {
  return [...template.matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map((match) => (match[1] ?? "").trim())
    .filter((name) => !Object.hasOwn(variables, name));
}

function lookUp(name: string, variables: Readonly<Record<string, unknown>>, scope: Scope): unknown {
  if (Object.hasOwn(variables, name)) return variables[name];
  const dot = name.indexOf(".");
  return dot < 0 ? scope.ref(name) : scope.getAtt(name.slice(0, dot), name.slice(dot + 1));
}
