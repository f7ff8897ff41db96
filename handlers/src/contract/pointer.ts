import * as z from "zod";

/** Where something lies. Pointers and small facts travel between states, nothing else. */
export const pointer = z.strictObject({ bucket: z.string().min(3), key: z.string().min(1) });

export type Pointer = z.infer<typeof pointer>;
