/** Source of time. Every wait, timeout, heartbeat and timestamp of the service asks it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once `now()` has reached `at`. Returns what takes the timer back. */
  at(at: number, callback: () => void): () => void;
  /** Tells a virtual clock that real work is under way; time stands still until the returned function is called. */
  hold(): () => void;
}
