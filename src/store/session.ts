import type { GraphChange } from './change.js';
import { writeChange, writeFinish } from './cypher/change-write.js';
import type { Definitions } from './cypher/concept-write.js';
import { createGraphReads, readGraphNode } from './cypher/graph-read.js';
import { createSeedReads, type SeedReads } from './cypher/seed-read.js';
import type { Engine, Run } from './engine.js';
import type { GraphState } from './store.js';

/** One seed's way to write: begun with the lease, ended by `finish` or `abandon`. Reads see its own writes. */
export interface SeedSession {
  readonly reads: SeedReads;
  /** Writes a change in one transaction: all of it or nothing. */
  write(change: GraphChange): Promise<void>;
  /** Ends the seed and shows it to readers. A seed that changed nothing leaves the store as it was. Returns the graph's state. */
  finish(seededAt: string): Promise<GraphState>;
  /** Ends the seed without finishing it; what readers see stays whole. */
  abandon(): Promise<void>;
}

/** What a seed writes with. */
export interface SeedOptions {
  readonly definitions: Definitions;
  readonly extractorVersion: string;
}

/** What differs between the engines: the check of the lease within a transaction, and how a seed ends. */
export interface SessionEnds {
  guard(run: Run): Promise<void>;
  /** After the last write; `changed` is whether the graph differs from before the seed. */
  publish(changed: boolean): Promise<void>;
  abandon(): Promise<void>;
}

export function createSession(engine: Engine, options: SeedOptions, ends: SessionEnds): SeedSession {
  let changed = false;
  const { run } = engine;
  return {
    reads: createSeedReads(run),
    async write(change) {
      if (change.papers.length + change.digests.length + change.confirmed.ids.length === 0) return;
      await engine.write(async (write) => {
        await ends.guard(write);
        await writeChange(write, change, options.definitions);
      });
      changed = true;
    },
    async finish(seededAt) {
      const before = await readGraphNode(run);
      if (before?.extractorVersion !== options.extractorVersion || before.seededAt === null) changed = true;
      if (changed) {
        await engine.write(async (write) => {
          await ends.guard(write);
          await writeFinish(write, { seededAt, extractorVersion: options.extractorVersion });
        });
      }
      const state = await createGraphReads(run).graph();
      await ends.publish(changed);
      return state;
    },
    abandon: () => ends.abandon(),
  };
}
