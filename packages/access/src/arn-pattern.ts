import { glob } from "./glob.ts";

const PARTS = 6;

/** Splits an ARN into its six parts; colons after the fifth belong to the resource. */
function splitArn(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= PARTS ? parts : [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(":")];
}

/**
 * Matches a `Resource` element. A wildcard stays within its colon-separated part, unless it is that part's last
 * character: then it may run on over the colons.
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Resource", wildcards in resource ARNs.
 */
export function resourcePattern(pattern: string): (arn: string) => boolean {
  if (pattern === "*") return () => true;
  const parts = splitArn(pattern);
  const open = parts.findIndex((part, index) => index < PARTS - 1 && part.endsWith("*"));
  if (open >= 0) {
    const whole = glob(pattern);
    const fixed = parts.slice(0, open).map((part) => glob(part));
    return (arn) => whole(arn) && fixed.every((test, index) => test(splitArn(arn)[index] ?? ""));
  }
  const head = parts.slice(0, PARTS - 1);
  if (parts.length < PARTS || head.some((part) => /[*?\u{E000}\u{E001}]/u.test(part))) return arnPattern(pattern);
  // Mostly only the resource itself has wildcards: then the ARN need not be taken apart.
  const fixed = `${head.join(":")}:`;
  const rest = glob(parts[PARTS - 1] ?? "");
  return (arn) => arn.startsWith(fixed) && rest(arn.slice(fixed.length));
}

/**
 * Matches `ArnEquals` and `ArnLike`: each of the six parts apart.
 *
 * Source: IAM User Guide, "IAM JSON policy elements: Condition operators", ARN condition operators.
 */
export function arnPattern(pattern: string): (arn: string) => boolean {
  const tests = splitArn(pattern).map((part) => glob(part));
  return (arn) => {
    const parts = splitArn(arn);
    return parts.length === tests.length && tests.every((test, index) => test(parts[index] ?? ""));
  };
}
