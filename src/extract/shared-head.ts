import { foldPhrase } from '../domain/fold.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { NameIndex, NameMatch } from './name-index.js';
import type { FieldText } from './token.js';

/**
 * The name that a conjunction before a match shares the head with: "few-" of "few- and zero-shot learning", "image" of "image and video
 * classification". Its span runs on to the shared head. Without a hanging hyphen only a label will do, and only where its first words
 * are no name by themselves: "code and pre-trained models" are no code models. Null where the words make no such name.
 */
export function sharedHead(
  field: FieldText,
  at: number,
  match: NameMatch,
  index: NameIndex,
  vocabulary: Vocabulary,
): NameMatch | null {
  const { tokens, text } = field;
  const conjunction = tokens[at - 1];
  const last = tokens[at - 2];
  if (!conjunction || !last || match.next - at < 2 || !/^(?:and|or)$/.test(conjunction.folded)) return null;
  const gap = text.slice(last.end, conjunction.start);
  if (!tokens[at]?.bound || !/^-?\s$/.test(gap)) return null;
  const from = unitStart(field, at - 2);
  const first = tokens[from];
  if (!first) return null;
  const before = tokens.slice(from, at - 1).map((token) => token.folded);
  const hanging = gap.startsWith('-');
  if (!hanging && index.slugsOf(before.join(' ')).length > 0) return null;
  for (let head = at + 1; head < match.next; head++) {
    const name = [...before, ...tokens.slice(head, match.next).map((token) => token.folded)].join(' ');
    const slugs = index
      .slugsOf(name)
      .filter((slug) => !match.slugs.includes(slug))
      .filter((slug) => hanging || foldPhrase(vocabulary.concepts.get(slug)?.label ?? '') === name);
    if (slugs.length > 0) return { slugs, first, last: match.last, next: match.next };
  }
  return null;
}

/** Where the words begin that hyphens join to a token: "semi" of "semi-supervised". */
function unitStart({ tokens, text }: FieldText, at: number): number {
  let from = at;
  for (let before = tokens[from - 1], here = tokens[from]; before && here; before = tokens[from - 1]) {
    if (text.slice(before.end, here.start) !== '-') break;
    from -= 1;
    here = tokens[from];
  }
  return from;
}
