import type { Repository } from '../domain/link.js';
import type { Concept, ConceptCard, Paper, PaperCard } from '../store/store.js';
import { found } from './connection.js';
import type { Context } from './context.js';

/*
 * Lists give cards, which show most of what lists are asked for. What a card lacks is read where a field asks for it: for all things of
 * a page together.
 */

export async function wholePaper(paper: Paper | PaperCard, { loaders }: Context): Promise<Paper> {
  return 'abstract' in paper ? paper : found(await loaders.paper.load(paper.id));
}

export async function wholeConcept(concept: Concept | ConceptCard, { loaders }: Context): Promise<Concept> {
  return 'aliases' in concept ? concept : found(await loaders.concept.load(concept.slug));
}

export async function wholeRepository(
  repository: Repository | Pick<Repository, 'id'>,
  { loaders }: Context,
): Promise<Repository> {
  return 'host' in repository ? repository : found(await loaders.repository.load(repository.id));
}
