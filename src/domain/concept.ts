import { z } from 'zod';

export const ConceptKind = z.enum([
  'TASK',
  'SETTING',
  'METHOD',
  'MODEL',
  'THEORY',
  'DATASET',
  'METRIC',
  'APPLICATION',
  'OTHER',
]);
export type ConceptKind = z.infer<typeof ConceptKind>;

/** A concept as a vocabulary defines it. `broader` holds slugs of more general concepts (SKOS sense). */
export const VocabularyConcept = z.object({
  slug: z
    .string()
    .regex(/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u, 'expected lower-case words joined by hyphens'),
  label: z.string().trim().min(1),
  kind: ConceptKind,
  broader: z.array(z.string()),
  /** Other names. An alias that means another concept too is `ambiguous` and is then listed under each of them. */
  aliases: z.array(z.object({ name: z.string().trim().min(1), ambiguous: z.boolean() })),
  definition: z.string().nullable(),
});
export type VocabularyConcept = z.infer<typeof VocabularyConcept>;
