import { hashOf } from '../domain/hash.js';
import { readGraphNode } from './cypher/graph-read.js';
import type { Run } from './engine.js';
import { joined } from './joined.js';
import { asVerb } from './verb.js';

/**
 * What tells a state of the graph from all others. The number alone would not: a graph that was deleted and seeded anew counts from
 * the start again. A generation that only gained an index has the revision of the one before it, so its number is part of it too.
 */
export async function revisionOf(run: Run, generation = 0): Promise<string> {
  return hashOf([generation, await asVerb('revision', () => readGraphNode(run))]);
}

/** How long a revision counts as known, in milliseconds. */
const KNOWN_FOR = 1_000;

/** The revision of a store that is shared with seeders, asked for at most once a second however many want to know. */
export interface RevisionClock {
  current(): Promise<string>;
  /** Takes over what a read that began at `since` (performance.now) has seen. */
  learn(revision: string, since: number): void;
}

export function createRevisionClock(ask: () => Promise<string>): RevisionClock {
  let known: { readonly revision: string; readonly since: number } | null = null;
  let asking: Promise<string> | null = null;
  const learn = (revision: string, since: number) => {
    if (known === null || known.since < since) known = { revision, since };
  };
  const askNow = async () => {
    const since = performance.now();
    const revision = await ask();
    learn(revision, since);
    return revision;
  };
  const askOnce = (again: boolean): Promise<string> => {
    if (asking) return joined(asking, again ? () => askOnce(false) : null);
    asking = askNow().finally(() => {
      asking = null;
    });
    return asking;
  };
  return {
    learn,
    async current() {
      if (known !== null && performance.now() - known.since < KNOWN_FOR) return known.revision;
      return askOnce(true);
    },
  };
}
