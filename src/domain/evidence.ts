import { z } from 'zod';

/** The text that a finding was read from. */
export const TextField = z.enum(['title', 'abstract']);
export type TextField = z.infer<typeof TextField>;

/** The words that a finding was read from: UTF-16 offsets into the field, end exclusive; the field's slice equals `text`. */
export const Evidence = z.object({
  field: TextField,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string().min(1),
});
export type Evidence = z.infer<typeof Evidence>;
