import type { TemplateAssets } from "./template-assets.ts";

/** What a created resource answers to `Ref` and `Fn::GetAtt`. */
export interface CreatedResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A resource as an earlier load left it. */
export interface PreviousResource extends CreatedResource {
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ResourceRequest {
  readonly logicalId: string;
  /** Properties with every intrinsic function resolved. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly stackName: string;
  readonly account: string;
  readonly region: string;
  /** Bundles and definitions that the properties name. */
  readonly assets: TemplateAssets;
  /** Set when the stack already has this resource, with other properties. */
  readonly previous?: PreviousResource;
}

/** Makes one CloudFormation resource type real on localhost. `put` is idempotent: loading a template again changes only what differs. */
export interface ResourceProvider {
  /** `AWS::SQS::Queue` */
  readonly type: string;
  put(request: ResourceRequest): Promise<CreatedResource>;
  /** Why the resource cannot be made anew: something of its name is there already. */
  existing?(request: ResourceRequest): string | undefined | Promise<string | undefined>;
  /** Takes away what `put` made. A resource that is already gone is no error. */
  delete(resource: PreviousResource): Promise<void>;
}
