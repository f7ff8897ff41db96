import type { NamedPolicy, PolicyDocument } from "@tributary/access";
import type { IdentityPolicies } from "../../auth/identity-policies.ts";
import { roleId } from "../../auth/request-context.ts";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import { awsManagedPolicies } from "./aws-managed-policies.ts";
import type { ManagedPolicy, Role } from "./role.ts";

export interface NewRole {
  readonly arn: string;
  readonly trust: PolicyDocument;
  readonly inline?: Readonly<Record<string, PolicyDocument>>;
  readonly attached?: readonly string[];
  readonly boundary?: string;
  readonly description?: string;
  readonly maxSessionDuration?: number;
}

/** Roles and managed policies, of this account and of any other that tests pretend to be. */
export class IdentityStore implements IdentityPolicies {
  readonly #roles: DurableMap<Role>;
  readonly #policies: DurableMap<ManagedPolicy>;
  readonly #now: () => number;

  constructor(store: DurableStore, now: () => number) {
    this.#roles = store.map("iam.roles");
    this.#policies = store.map("iam.policies");
    this.#now = now;
  }

  role(arn: string): Role | undefined {
    return this.#roles.get(arn);
  }

  roleNamed(name: string, account: string): Role | undefined {
    return this.roles().find((role) => role.name === name && role.arn.split(":")[4] === account);
  }

  roles(): Role[] {
    return this.#roles.values();
  }

  /** Makes a role or changes it; inline policies that other resources attached are given by the caller. */
  async putRole({ arn, ...given }: NewRole): Promise<Role> {
    const [, path = "/", name = ""] = /:role(\/.*?)([^/]+)$/.exec(arn) ?? [];
    const role: Role = {
      arn,
      name,
      path,
      id: roleId(arn),
      createdAt: this.#roles.get(arn)?.createdAt ?? this.#now(),
      maxSessionDuration: 3_600,
      inline: {},
      attached: [],
      ...given,
    };
    await this.#roles.set(arn, role);
    return role;
  }

  async deleteRole(arn: string): Promise<void> {
    await this.#roles.delete(arn);
  }

  policy(arn: string): ManagedPolicy | undefined {
    const document = awsManagedPolicies[arn];
    return document ? { arn, name: arn.split("/").at(-1) ?? "", document } : this.#policies.get(arn);
  }

  policies(): ManagedPolicy[] {
    return this.#policies.values();
  }

  async putPolicy(policy: ManagedPolicy): Promise<void> {
    await this.#policies.set(policy.arn, policy);
  }

  async deletePolicy(arn: string): Promise<void> {
    await this.#policies.delete(arn);
  }

  policiesOf(identityArn: string): readonly NamedPolicy[] {
    const role = this.#roles.get(identityArn);
    if (!role) return [];
    const inline = Object.entries(role.inline).map(([name, document]) => ({
      name: `role ${role.name} / ${name}`,
      document,
    }));
    return [...inline, ...role.attached.flatMap((arn) => this.#named(arn, `role ${role.name} / `))];
  }

  boundaryOf(identityArn: string): readonly NamedPolicy[] | undefined {
    const arn = this.#roles.get(identityArn)?.boundary;
    return arn === undefined ? undefined : this.#named(arn, "boundary ");
  }

  #named(arn: string, prefix: string): NamedPolicy[] {
    const policy = this.policy(arn);
    return policy ? [{ name: `${prefix}${policy.name}`, document: policy.document }] : [];
  }
}
