import { z } from 'zod';

/** A measured figure of an extractor. */
export const Score = z.object({ name: z.string().min(1), value: z.number() });
export type Score = z.infer<typeof Score>;

/** What one version of the extractor measured; it says nothing of any other version. */
export const ScoreSheet = z.object({ version: z.string(), scores: z.array(Score) });
export type ScoreSheet = z.infer<typeof ScoreSheet>;

/** A sheet for what was never measured. */
export const NO_SCORES: ScoreSheet = { version: '', scores: [] };

/** The figures of an extractor version, none where another one was measured. */
export function scoresOf(sheet: ScoreSheet, version: string): readonly Score[] {
  return sheet.version === version ? sheet.scores : [];
}
