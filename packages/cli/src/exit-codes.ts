/** What the command tells the shell; kept stable. */
export const exitCodes = {
  /** Everything succeeded. */
  ok: 0,
  /** The command could not do its work. */
  error: 1,
  /** It did, and at least one file is quarantined or incomplete. */
  unsound: 2,
} as const;
