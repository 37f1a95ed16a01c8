import type { Request } from '../load/client.js';
import { namedOperations } from '../load/operation.js';
import type { Landmarks } from './landmark.js';

/** A question, as it is put to one store. */
export interface Question extends Request {
  readonly name: string;
}

/** Variables about the largest that a store has, by the operation's name. Those that have none ask of the whole graph anyway. */
const AT_LARGEST: Readonly<Record<string, (of: Landmarks) => Readonly<Record<string, unknown>>>> = {
  Neighbourhood: ({ hub }) => ({ concept: hub.slug }),
  PapersWithCode: ({ coded }) => ({ concepts: [coded] }),
  WhatPapersShare: ({ hubPapers }) => ({ papers: hubPapers.map(({ id }) => id) }),
  RepositoriesOfAConcept: ({ hub }) => ({ concept: hub.slug }),
  APaperWithItsEvidence: ({ hubPapers }) => ({ title: hubPapers[0].title }),
  SimilarPapers: ({ hubPapers }) => ({ title: hubPapers[0].title }),
  AWayBetweenConcepts: ({ hub, middling }) => ({ from: hub.slug, to: middling }),
  Search: ({ hub }) => ({ query: hub.label }),
};

/** Every operation of schema/operations as it is written, and once more about the largest of the store. */
export async function operationsOf(landmarks: Landmarks): Promise<readonly Question[]> {
  return (await namedOperations()).flatMap(({ name, query }) => {
    const largest = AT_LARGEST[name];
    return [
      { name, query, variables: {} },
      ...(largest ? [{ name: `${name}, largest`, query, variables: largest(landmarks) }] : []),
    ];
  });
}
