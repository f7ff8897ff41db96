import { TributaryError } from "@tributary/errors";
import { conditionReader } from "./conditions.ts";
import { noValue, type Scope } from "./intrinsics.ts";
import { type ParameterValue, parameterValues } from "./parameters.ts";
import type { CreatedResource } from "./resource-provider.ts";
import type { TemplateDocument } from "./template-document.ts";

export interface TemplateScopeOptions {
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  readonly stackId?: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Parameters, pseudo parameters, mappings, conditions and the resources made so far. */
export class TemplateScope {
  readonly condition: (name: string) => boolean;
  readonly #template: TemplateDocument;
  readonly #parameters: Readonly<Record<string, ParameterValue>>;
  readonly #pseudo: Readonly<Record<string, unknown>>;
  readonly #made = new Map<string, CreatedResource>();

  constructor(template: TemplateDocument, options: TemplateScopeOptions) {
    const { account, region, stackName, stackId, parameters } = options;
    this.#template = template;
    this.#parameters = parameterValues(template.Parameters ?? {}, parameters);
    this.#pseudo = {
      "AWS::AccountId": account,
      "AWS::Region": region,
      "AWS::Partition": "aws",
      "AWS::URLSuffix": "amazonaws.com",
      "AWS::StackName": stackName,
      "AWS::StackId": stackId ?? `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/local`,
      "AWS::NotificationARNs": [],
      "AWS::NoValue": noValue,
    };
    this.condition = conditionReader(template.Conditions ?? {}, () => this.in("Conditions"));
  }

  isWanted(logicalId: string): boolean {
    const condition = this.#template.Resources[logicalId]?.Condition;
    return condition === undefined || this.condition(condition);
  }

  made(logicalId: string, resource: CreatedResource): void {
    this.#made.set(logicalId, resource);
  }

  in(at: string): Scope {
    return {
      at,
      condition: this.condition,
      ref: (name) => this.#ref(name, at),
      getAtt: (logicalId, attribute) => this.#getAtt(logicalId, attribute, at),
      mapping: (map, top, second) => this.#mapping(map, top, second, at),
    };
  }

  #ref(name: string, at: string): unknown {
    if (Object.hasOwn(this.#pseudo, name)) return this.#pseudo[name];
    if (Object.hasOwn(this.#parameters, name)) return this.#parameters[name];
    return this.#resource(name, at).ref;
  }

  #getAtt(logicalId: string, attribute: string, at: string): string {
    const { attributes } = this.#resource(logicalId, at);
    const value = attributes[attribute];
    if (value !== undefined) return value;
    const known = Object.keys(attributes).join(", ") || "none";
    throw new TributaryError("TRB-LOC-102", `${at}: ${logicalId} has no attribute ${attribute}; it has ${known}`);
  }

  #resource(logicalId: string, at: string): CreatedResource {
    const resource = this.#made.get(logicalId);
    if (resource) return resource;
    const declared = Object.hasOwn(this.#template.Resources, logicalId);
    const why = declared ? "is left out by its Condition" : "is neither a parameter nor a resource of the template";
    throw new TributaryError("TRB-LOC-102", `${at}: ${logicalId} ${why}`);
  }

  #mapping(map: string, top: string, second: string, at: string): unknown {
    const value = this.#template.Mappings?.[map]?.[top]?.[second];
    if (value === undefined)
      throw new TributaryError("TRB-LOC-102", `${at}: there is no mapping ${map}.${top}.${second}`);
    return value;
  }
}
