/** Something the offline validator found in the template. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly resource?: string;
  readonly property?: string;
}
