import type { GlueCatalog } from "../glue/glue-catalog.ts";
import type { IdentityStore } from "../iam/identity-store.ts";
import type { LakeFormationStore } from "./lake-formation-store.ts";

/** What Lake Formation's operations work on. */
export interface LakeCalls {
  readonly store: LakeFormationStore;
  readonly catalog: GlueCatalog;
  readonly identities: IdentityStore;
  readonly now: () => number;
}
