import type { Evidence } from '../../domain/evidence.js';
import type { Mention } from '../../domain/facts.js';
import { compareText } from '../../domain/fold.js';
import type { Chosen } from '../concept/choice.js';
import { probability } from '../model/log-odds.js';
import { evidenceFor } from '../text/candidate.js';
import type { Document } from '../text/document.js';
import { meaningsOf } from './meaning.js';
import type { Knowledge, Meaning } from './open-meaning.js';
import { sharedHead } from './shared-head.js';

/** Log-odds of being central from which a concept is. */
const CENTRAL = 0;

interface Gathered {
  readonly meaning: Meaning;
  readonly evidence: Evidence[];
  salience: number;
  central: boolean;
}

/** The concepts that the chosen phrases stand for, phrases of one meaning put together; the most salient first. */
export function toMentions(
  chosen: readonly Chosen[],
  document: Document,
  coined: ReadonlySet<string>,
  knowledge: Knowledge,
): Mention[] {
  const { index, vocabulary } = knowledge;
  const mentions = new Map<string, Gathered>();
  const add = (meaning: Meaning, { score, central }: Chosen['judged'], evidence: readonly Evidence[]) => {
    const known = mentions.get(meaning.slug) ?? { meaning, evidence: [], salience: 0, central: false };
    mentions.set(meaning.slug, known);
    for (const span of evidence) known.evidence.push(span);
    known.salience = Math.max(known.salience, probability(score) * probability(central));
    known.central ||= central >= CENTRAL;
  };
  for (const { meaning, chosen: one } of meaningsOf(chosen, document, coined, knowledge)) {
    add(meaning, one.judged, one.occurrences.map(evidenceFor));
    if (!vocabulary.concepts.has(meaning.slug)) continue;
    for (const occurrence of one.occurrences) {
      const shared = sharedHead(occurrence, meaning.slug, index, vocabulary);
      if (shared) add(shared.concept, one.judged, [shared.evidence]);
    }
  }
  return [...mentions.values()]
    .map(({ meaning, evidence, salience, central }): Mention => {
      const spans = evidence.sort(inTextOrder).filter((span, at) => !isSame(span, evidence[at - 1]));
      const { slug, label, kind } = meaning;
      return {
        slug,
        label,
        kind,
        salience: Math.max(1e-4, Math.round(salience * 1e4) / 1e4),
        central,
        count: spans.length,
        evidence: spans,
      };
    })
    .sort((a, b) => b.salience - a.salience || compareText(a.slug, b.slug));
}

function inTextOrder(a: Evidence, b: Evidence): number {
  return a.field === b.field ? a.start - b.start || a.end - b.end : a.field === 'title' ? -1 : 1;
}

function isSame(a: Evidence, b: Evidence | undefined): boolean {
  return a.field === b?.field && a.start === b.start && a.end === b.end;
}
