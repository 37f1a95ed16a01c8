import type { Repository } from '../domain/link.js';
import type { Concept, ConceptCard, Paper, PaperCard, RepositoryCard } from '../store/store.js';
import { found } from './connection.js';
import type { Context } from './context.js';

/*
 * Lists give cards. What a card lacks is read where a field asks for it, for all things of a page together; what it has is at hand.
 */

type AtHand<T> = T | Promise<T>;

export function ofPaper<K extends keyof Paper>(card: PaperCard, key: K, { loaders }: Context): AtHand<Paper[K]> {
  const known: Partial<Paper> = card;
  const value = known[key];
  return value === undefined ? loaders.paper.load(card.id).then((paper) => found(paper)[key]) : value;
}

export function ofConcept<K extends keyof Concept>(
  card: ConceptCard,
  key: K,
  { loaders }: Context,
): AtHand<Concept[K]> {
  const known: Partial<Concept> = card;
  const value = known[key];
  return value === undefined ? loaders.concept.load(card.slug).then((concept) => found(concept)[key]) : value;
}

export function ofRepository<K extends keyof Repository>(
  card: RepositoryCard,
  key: K,
  { loaders }: Context,
): AtHand<Repository[K]> {
  const known: Partial<Repository> = card;
  const value = known[key];
  return value === undefined ? loaders.repository.load(card.id).then((repository) => found(repository)[key]) : value;
}
