import type { Dialect } from '../dialect.js';
import type { Run } from '../engine.js';
import type { Reads } from '../store.js';
import { namedReads } from '../verb.js';
import { createCodeReads } from './code-read.js';
import { createConceptListReads } from './concept-list-read.js';
import { createConceptReads } from './concept-read.js';
import { createDigestReads } from './digest-read.js';
import { createGraphReads } from './graph-read.js';
import { createLinkReads } from './link-read.js';
import { createMentionReads } from './mention-read.js';
import { createPaperReads } from './paper-read.js';
import { createPathReads } from './path-read.js';
import { createSearchReads } from './search-read.js';
import { createSharedReads } from './shared-read.js';
import { createSimilarReads } from './similar-read.js';

/** All read verbs over one way to run statements and one engine's dialect. */
export function createReads(run: Run, dialect: Dialect): Reads {
  return namedReads({
    ...createGraphReads(run),
    ...createCodeReads(run),
    ...createPaperReads(run),
    ...createConceptReads(run, dialect),
    ...createConceptListReads(run),
    ...createMentionReads(run),
    ...createSimilarReads(run),
    ...createPathReads(run),
    ...createSharedReads(run),
    ...createSearchReads(run, dialect),
    ...createLinkReads(run, dialect),
    ...createDigestReads(run, dialect),
  });
}
