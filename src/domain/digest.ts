import { z } from 'zod';
import { hashOf } from './hash.js';
import { PartialDate } from './paper.js';

/** A list that papers came from. `label` is its day as the page writes it ("Sep 18"); `date` only where the year is known. */
export const DigestHeader = z.object({
  source: z.string(),
  title: z.string().trim().min(1),
  label: z.string().nullable(),
  date: PartialDate.nullable(),
});
export type DigestHeader = z.infer<typeof DigestHeader>;

/** Two lists of one source with one title, label and date are one digest, wherever their files lie. */
export function digestId(header: DigestHeader): string {
  return hashOf(['digest', header.source, header.title, header.label, header.date]).slice(0, 16);
}
