import type { VocabularyConcept } from '../../domain/concept.js';
import type { Evidence } from '../../domain/evidence.js';
import { foldPhrase } from '../../domain/fold.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import type { Occurrence } from '../text/candidate.js';
import { evidenceAt, type FieldText } from '../text/token.js';
import type { NameIndex } from './name-index.js';

export interface SharedHead {
  readonly concept: VocabularyConcept;
  /** From the first word of the conjunction to the shared head. */
  readonly evidence: Evidence;
}

/**
 * The concept that a conjunction before a name shares the head with: "few-" of "few- and zero-shot learning", "image" of "image and video
 * classification". Without a hanging hyphen only a label will do, and only where its first words are no name by themselves: "code and
 * pre-trained models" are no code models. Null where the words make no such name.
 */
export function sharedHead(
  { field, first: at, last }: Occurrence,
  slug: string,
  index: NameIndex,
  vocabulary: Vocabulary,
): SharedHead | null {
  const { tokens, text } = field;
  const conjunction = tokens[at - 1];
  const lastBefore = tokens[at - 2];
  const end = tokens[last];
  if (!conjunction || !lastBefore || !end || last === at || !/^(?:and|or)$/.test(conjunction.folded)) return null;
  const gap = text.slice(lastBefore.end, conjunction.start);
  if (!tokens[at]?.bound || !/^-?\s$/.test(gap)) return null;
  const from = unitStart(field, at - 2);
  const first = tokens[from];
  if (!first) return null;
  const before = tokens.slice(from, at - 1).map((token) => token.folded);
  const hanging = gap.startsWith('-');
  if (!hanging && index.slugsOfForm(before.join(' ')).length > 0) return null;
  for (let head = at + 1; head <= last; head++) {
    const name = [...before, ...tokens.slice(head, last + 1).map((token) => token.folded)].join(' ');
    const concepts = index
      .slugsOfForm(name)
      .filter((other) => other !== slug)
      .flatMap((other) => vocabulary.concepts.get(other) ?? [])
      .filter(({ label }) => hanging || foldPhrase(label) === name);
    if (concepts[0] && concepts.length === 1)
      return { concept: concepts[0], evidence: evidenceAt(field, first.start, end.end) };
  }
  return null;
}

/** Where the words begin that hyphens join to a token: "semi" of "semi-supervised". */
function unitStart({ tokens }: FieldText, at: number): number {
  let from = at;
  while (from > 0 && tokens[from]?.hyphenated) from -= 1;
  return from;
}
