import { compilePolicy } from "../compile-policy.ts";
import { glob } from "../glob.ts";
import type { PolicyStatement } from "../policy-document.ts";
import { pointPolicyOf } from "./ask.ts";
import { isBucketAction } from "./capability.ts";
import type { AccessPointState } from "./snapshot.ts";

/** Takes an action in lower case. */
type ActionTest = (action: string) => boolean;

/** What an access point's policy denies to everybody, whoever they are and whatever allows them. */
export interface Walls {
  /** Nothing outside these prefixes. */
  readonly objects: readonly { readonly actions: ActionTest; readonly prefix: string }[];
  readonly lists: readonly { readonly actions: ActionTest; readonly prefix: string }[];
  /** Nothing without this tag. */
  readonly tags: readonly { readonly actions: ActionTest; readonly key: string; readonly value: string }[];
}

const none: Walls = { objects: [], lists: [], tags: [] };
const cache = new WeakMap<AccessPointState, Walls>();

/**
 * The walls of an access point, as far as they are plain enough to be read off. What is not read off here is left to the
 * evaluator: a wall that is missed costs time, never truth.
 */
export function wallsOf(point: AccessPointState): Walls {
  const known = cache.get(point);
  if (known) return known;
  const made = readWalls(point);
  cache.set(point, made);
  return made;
}

function readWalls(point: AccessPointState): Walls {
  const policy = pointPolicyOf(point);
  if (!policy) return none;
  try {
    const denies = compilePolicy(policy)
      .filter(({ effect, source }) => effect === "Deny" && isEveryone(source) && source.Action !== undefined)
      .map(({ source }) => source);
    const actionsOf = ({ Action = [] }: PolicyStatement): ActionTest => {
      const tests = [Action].flat().map((action) => glob(action.toLowerCase()));
      return (action) => tests.some((test) => test(action));
    };
    return {
      objects: denies.flatMap((source) => {
        const [resource, ...more] = [source.NotResource ?? []].flat();
        const inside = resource?.startsWith(`${point.arn}/object/`)
          ? resource.slice(`${point.arn}/object/`.length)
          : "";
        const plain = source.Condition === undefined && more.length === 0 && /^[^*?$]+\*$/.test(inside);
        return plain ? [{ actions: actionsOf(source), prefix: inside.slice(0, -1) }] : [];
      }),
      lists: denies.flatMap((source) => {
        // A Deny without a condition shuts every listing: no prefix begins with this one.
        if (source.Condition === undefined && covers(source, point.arn))
          return [{ actions: actionsOf(source), prefix: "\0" }];
        const prefix = onlyCondition(source, "StringNotLike", "s3:prefix");
        const plain = prefix !== undefined && covers(source, point.arn) && /^[^*?$]+\*$/.test(prefix);
        return plain ? [{ actions: actionsOf(source), prefix: prefix.slice(0, -1) }] : [];
      }),
      tags: denies.flatMap((source) => {
        const key = Object.keys(source.Condition?.StringNotEquals ?? {})[0] ?? "";
        const value = onlyCondition(source, "StringNotEquals", key);
        const plain =
          key.startsWith("s3:ExistingObjectTag/") && value !== undefined && covers(source, `${point.arn}/object/*`);
        return plain ? [{ actions: actionsOf(source), key: key.slice("s3:ExistingObjectTag/".length), value }] : [];
      }),
    };
  } catch {
    // The evaluator denies and says what is wrong with the policy.
    return none;
  }
}

/** Whether a wall keeps everybody from doing this to the object through this access point. */
export function isWalledOff(
  point: AccessPointState,
  action: string,
  { key, tags = {} }: { readonly key: string; readonly tags?: Readonly<Record<string, string>> },
): boolean {
  const { objects, lists, tags: byTag } = wallsOf(point);
  const lower = action.toLowerCase();
  const speaks = ({ actions }: { readonly actions: ActionTest }): boolean => actions(lower);
  if (isBucketAction(action)) return lists.some((wall) => speaks(wall) && !key.startsWith(wall.prefix));
  return (
    objects.some((wall) => speaks(wall) && !key.startsWith(wall.prefix)) ||
    byTag.some((wall) => speaks(wall) && tags[wall.key] !== wall.value)
  );
}

/**
 * The folder that reading and listing through an access point cannot leave; undefined where the walls do not say one.
 * Hundreds of tenants are told apart by it at once, instead of each by each.
 */
export function walledFolder(point: AccessPointState): string | undefined {
  const { objects, lists } = wallsOf(point);
  const folders = ["s3:getobject", "s3:getobjectversion"].map(
    (action) => objects.find(({ actions }) => actions(action))?.prefix,
  );
  const all = [...folders, lists.find(({ actions }) => actions("s3:listbucket"))?.prefix];
  const [first] = all;
  return first !== undefined && all.every((folder) => folder === first) ? first : undefined;
}

function isEveryone({ Principal }: PolicyStatement): boolean {
  return Principal === "*" || (typeof Principal === "object" && Principal.AWS === "*");
}

const covers = ({ Resource }: PolicyStatement, arn: string): boolean => [Resource ?? []].flat().includes(arn);

function onlyCondition({ Condition = {} }: PolicyStatement, operator: string, key: string): string | undefined {
  const keys = Condition[operator];
  const value = keys?.[key];
  const alone = Object.keys(Condition).length === 1 && Object.keys(keys ?? {}).length === 1;
  return alone && typeof value === "string" ? value : undefined;
}
