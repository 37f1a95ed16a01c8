import { z } from 'zod';
import { ConceptKind } from './concept.js';
import { Evidence } from './evidence.js';
import { LinkKind, LinkRole } from './link.js';
import { CodeAvailability } from './paper.js';

/** A concept that a text mentions. `salience` is above 0 and at most 1: how much the text is about it; `count` is the number of its mentions. */
export const Mention = z.object({
  slug: z.string(),
  label: z.string(),
  kind: ConceptKind,
  salience: z.number().positive().max(1),
  central: z.boolean(),
  count: z.int().positive(),
  evidence: z.array(Evidence).min(1),
});
export type Mention = z.infer<typeof Mention>;

/** A name that a text coins; `slug` is the concept it names. */
export const Introduction = z.object({
  slug: z.string(),
  name: z.string(),
  longForm: z.string().nullable(),
  evidence: z.array(Evidence).min(1),
});
export type Introduction = z.infer<typeof Introduction>;

/**
 * A link that a text holds. `raw` is the address as the text has it, `url` the cleaned one with its sub-path. One per target:
 * the first mention gives raw and url, `evidence` holds all.
 */
export const Link = z.object({
  url: z.string(),
  kind: LinkKind,
  role: LinkRole,
  raw: z.string(),
  evidence: z.array(Evidence).min(1),
});
export type Link = z.infer<typeof Link>;

/** All that the extractor reads from one title and abstract. */
export const Facts = z.object({
  concepts: z.array(Mention),
  introduces: z.array(Introduction),
  links: z.array(Link),
  codeAvailability: CodeAvailability,
});
export type Facts = z.infer<typeof Facts>;
