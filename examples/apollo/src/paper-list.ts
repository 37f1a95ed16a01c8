import type { ApolloClient } from '@apollo/client';
import { filter, firstValueFrom } from 'rxjs';
import { PAPERS_OF_CONCEPT, type PapersOfConcept, type PapersOfConceptVariables } from './papers-of-concept.js';

type Papers = NonNullable<PapersOfConcept['concept']>['papers'];

/** A concept's papers as a website shows them: the pages that were read so far, as one list. */
export interface PaperList {
  shown(): Papers;
  /** Reads so many papers behind those that are shown. */
  showNext(count: number): Promise<void>;
  /** Reads so many papers before those that are shown. */
  showPrevious(count: number): Promise<void>;
  close(): void;
}

/** Opens a list with its first page: `first` from its start, `last` from its end, with `after` or `before` from anywhere. */
export async function openPaperList(client: ApolloClient, variables: PapersOfConceptVariables): Promise<PaperList> {
  const query = client.watchQuery({ query: PAPERS_OF_CONCEPT, variables });
  // A list that nobody watches is not kept up.
  const subscription = query.subscribe({});
  const settled = () => firstValueFrom(query.pipe(filter(({ loading }) => !loading)));
  await settled();

  const shown = () => {
    const { dataState, data, error } = query.getCurrentResult();
    if (error) throw error;
    if (dataState !== 'complete' || !data.concept) throw new Error(`No concept is called "${variables.name}".`);
    return data.concept.papers;
  };
  // What is fetched is shown a moment after it has come.
  const show = async (page: Partial<PapersOfConceptVariables>) => {
    await query.fetchMore({ variables: page });
    await settled();
  };
  return {
    shown,
    showNext: (first) => show({ first, after: shown().pageInfo.endCursor, last: null, before: null }),
    showPrevious: (last) => show({ first: null, after: null, last, before: shown().pageInfo.startCursor }),
    close: () => subscription.unsubscribe(),
  };
}
