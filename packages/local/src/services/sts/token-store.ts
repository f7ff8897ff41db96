import type { CredentialStore } from "../../auth/credential-store.ts";
import type { IdentityStore } from "../iam/identity-store.ts";

/** What STS works on. */
export interface TokenStore {
  readonly credentials: CredentialStore;
  readonly identities: IdentityStore;
}
