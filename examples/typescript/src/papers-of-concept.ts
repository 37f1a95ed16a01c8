import { ask } from './ask.js';
import { PapersOfConceptDocument, type PapersOfConceptQuery } from './generated.js';

/** A page of the papers of a concept. */
export type PaperPage = NonNullable<PapersOfConceptQuery['concept']>['papers'];

/** A paper of a concept, with the words that mention the concept. */
export type PaperOfConcept = PaperPage['edges'][number];

/** All papers that mention a concept, a page at a time. No page where no concept has that name. */
export async function* papersOfConcept(url: string, name: string, pageSize: number): AsyncGenerator<PaperPage> {
  let page = await readPage(url, name, pageSize, null);
  while (page) {
    yield page;
    const { hasNextPage, endCursor } = page.pageInfo;
    page = hasNextPage ? await readPage(url, name, pageSize, endCursor) : null;
  }
}

async function readPage(url: string, name: string, first: number, after: string | null): Promise<PaperPage | null> {
  const { concept } = await ask(url, PapersOfConceptDocument, { name, first, after });
  return concept?.papers ?? null;
}
