import { CodeStatus as CodeStatusValue } from '../../domain/paper.js';
import type { ConceptCode, Window } from '../../store/store.js';
import { builder } from '../builder.js';
import { connectionOf, pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { pageOfStored } from '../page.js';
import { ofPaper } from '../whole.js';
import { CodeStatus } from './enum.js';
import { CodeAvailability, CodeAvailabilitySummary, Concept, Evidence, placed, Repository } from './ref.js';

CodeAvailability.implement({
  description: "Whether a paper's code can be had: a state with its reason and the words that say so.",
  fields: (t) => ({
    status: t.field({
      type: CodeStatus,
      description: 'The state.',
      resolve: (paper, _, context) => ofPaper(paper, 'codeStatus', context),
    }),
    reason: t.string({
      description: 'Why it is that state, as a sentence.',
      resolve: async (paper, _, context) => ofPaper(paper, 'codeReason', context),
    }),
    evidence: t.field({
      type: [Evidence],
      description: 'The words that say so; empty where nothing is stated.',
      resolve: async (paper, _, context) => placed(paper.id, await ofPaper(paper, 'codeEvidence', context)),
    }),
    repository: t.field({
      type: Repository,
      nullable: true,
      description: 'The repository, where the state is LINKED.',
      resolve: async (paper, _, context) => {
        if ((await ofPaper(paper, 'codeStatus', context)) !== 'LINKED') return null;
        const [codeEvidence, all] = await Promise.all([
          ofPaper(paper, 'codeEvidence', context),
          paper.links ?? context.loaders.linksOfPaper.load(paper.id),
        ]);
        const start = codeEvidence[0];
        const links = all.filter((link) => link.kind === 'REPOSITORY');
        const stated = links.find(({ evidence }) =>
          evidence.some((span) => span.field === start?.field && span.start === start.start),
        );
        const link = stated ?? links.find(({ role }) => role !== 'USED');
        return link ? { id: link.targetId, url: link.targetUrl } : null;
      },
    }),
  }),
});

interface StatusCount {
  readonly status: CodeStatusValue;
  readonly papers: number;
  readonly share: number;
}

const CodeStatusCount = builder.objectRef<StatusCount>('CodeStatusCount').implement({
  description: 'How many papers are in one state of code availability.',
  fields: (t) => ({
    status: t.expose('status', { type: CodeStatus, description: 'The state.' }),
    papers: t.exposeInt('papers', { description: 'Papers in it.' }),
    share: t.exposeFloat('share', { description: 'Their share of all papers, 0 to 1.' }),
  }),
});

const ConceptCodeConnection = connectionOf<ConceptCode>(
  'ConceptCode',
  'concepts with how often their papers link code',
  (t) => ({
    node: t.field({
      type: Concept,
      description: 'The concept.',
      resolve: ({ item }) => item.concept,
    }),
    papers: t.int({ description: 'Papers of the selection that mention it.', resolve: ({ item }) => item.papers }),
    papersWithCode: t.int({
      description: 'Of these, papers that link code.',
      resolve: ({ item }) => item.papersWithCode,
    }),
    share: t.float({ description: 'Their share, 0 to 1.', resolve: ({ item }) => item.papersWithCode / item.papers }),
  }),
);

CodeAvailabilitySummary.implement({
  description: 'Code availability of a selection of papers, by state and by concept.',
  fields: (t) => ({
    papers: t.int({
      description: 'Papers of the selection.',
      resolve: (filter, _, { view }) => view.countPapers(filter),
    }),
    statuses: t.field({
      type: [CodeStatusCount],
      description: 'All states, from LINKED to NOT_STATED.',
      resolve: async (filter, _, { view }) => {
        const counts = new Map((await view.codeStatuses(filter)).map(({ status, papers }) => [status, papers]));
        const total = [...counts.values()].reduce((sum, papers) => sum + papers, 0);
        return CodeStatusValue.options.map((status) => {
          const papers = counts.get(status) ?? 0;
          return { status, papers, share: total === 0 ? 0 : papers / total };
        });
      },
    }),
    concepts: t.field({
      type: ConceptCodeConnection,
      description: 'Concepts of these papers, by number of papers.',
      args: pageArguments(t.arg),
      resolve: (filter, args, { view }) => {
        const list = {
          read: (window: Window) => view.codeOfConcepts(filter, window),
          count: () => view.countConceptsOfPapers(filter),
        };
        return pageOfStored(list, scopeOf('CodeAvailabilitySummary.concepts', filter), args);
      },
    }),
  }),
});
