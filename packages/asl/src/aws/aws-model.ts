/** What an argument can be, as far as a definition can show that it is something else. */
export type ArgumentShape =
  | {
      readonly kind: "structure";
      readonly members: ReadonlyMap<string, () => ArgumentShape>;
      readonly required: readonly string[];
    }
  | { readonly kind: "list"; readonly item: () => ArgumentShape }
  | { readonly kind: "map"; readonly value: () => ArgumentShape }
  | { readonly kind: "scalar" }
  /** Documents, bodies and what is not known. */
  | { readonly kind: "any" };

export interface ServiceModel {
  /** Names of actions as an integration spells them: `startDocumentAnalysis`. */
  readonly actions: ReadonlySet<string>;
  /** Nothing for an action the service does not have. */
  argumentsOf(action: string): ArgumentShape | undefined;
}

/** What services take, for those that are known. */
export interface AwsModel {
  /** By the name an integration spells: `bedrockruntime`. Nothing when nothing is known of it. */
  service(name: string): ServiceModel | undefined;
}
