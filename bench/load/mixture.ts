import { z } from 'zod';
import type { Request } from './client.js';
import { namedOperations } from './operation.js';
import { entriesOf, workloadsOf } from './workload.js';

/** How often each kind of question is asked before the mixture begins anew, with other arguments as far as there are. */
const ROUNDS = 2_000;

interface Known {
  readonly concepts: readonly { readonly slug: string; readonly label: string }[];
  readonly papers: readonly { readonly id: string; readonly title: string }[];
}

/** The variables of an operation the so-manieth time that it is asked. */
const VARIABLES: Readonly<Record<string, (known: Known, turn: number) => Readonly<Record<string, unknown>>>> = {
  Neighbourhood: (known, turn) => ({ concept: concept(known, turn).slug }),
  PapersWithCode: (known, turn) => ({ concepts: [concept(known, turn).slug] }),
  WhatPapersShare: (known, turn) => ({ papers: [paper(known, turn).id, paper(known, turn + 1).id] }),
  RepositoriesOfAConcept: (known, turn) => ({ concept: concept(known, turn).slug }),
  APaperWithItsEvidence: (known, turn) => ({ title: paper(known, turn).title }),
  SimilarPapers: (known, turn) => ({ title: paper(known, turn).title }),
  AWayBetweenConcepts: (known, turn) => ({ from: concept(known, turn).slug, to: concept(known, turn + 37).slug }),
  Search: (known, turn) => ({ query: concept(known, turn).label }),
};

/** Requests of a served graph: every operation of schema/operations and the questions of the workload in turn, each with changing arguments. */
export async function mixtureOf(url: string): Promise<readonly Request[]> {
  const known = await knownOf(url);
  const operations = (await namedOperations()).map(({ name, query }) => {
    const variablesOf = VARIABLES[name];
    return (turn: number): Request => ({ query, variables: variablesOf?.(known, turn) ?? {} });
  });
  const questions = (await workloadsOf(url))
    .filter(({ ours }) => ours.length > 0)
    .map(
      ({ ours }) =>
        (turn: number) =>
          at(ours, turn),
    );
  return Array.from({ length: ROUNDS }, (_, turn) => [...operations, ...questions].map((ask) => ask(turn))).flat();
}

async function knownOf(url: string): Promise<Known> {
  const Concept = z.object({ slug: z.string(), label: z.string() });
  const Paper = z.object({ id: z.string(), title: z.string() });
  const byPapers = 'concepts(first: 100, orderBy: { field: PAPER_COUNT, direction: DESC }';
  const concepts = await entriesOf(url, byPapers, 'slug label', Concept, 1_000);
  const papers = await entriesOf(url, 'papers(first: 100', 'id title', Paper, 4_000);
  return { concepts: concepts.map(({ node }) => node), papers: papers.map(({ node }) => node) };
}

const concept = ({ concepts }: Known, turn: number) => at(concepts, turn);
const paper = ({ papers }: Known, turn: number) => at(papers, turn);

function at<T>(list: readonly T[], turn: number): T {
  const item = list[turn % list.length];
  if (item === undefined) throw new Error('The graph has nothing to ask for.');
  return item;
}
