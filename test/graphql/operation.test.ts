import { readdirSync, readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { COST_BUDGET, costOf } from '../../src/graphql/cost.js';
import { createSchema } from '../../src/graphql/schema.js';
import { type Data, type Graph, openGraph } from './open-graph.js';

const folder = new URL('../../schema/operations/', import.meta.url);
const operations = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));

/** What each example says of the default digest, written by hand from its texts. */
const ANSWERS: Readonly<Record<string, (data: Data) => void>> = {
  '1-neighbourhood-of-a-concept.graphql': (data) => {
    expect(data.at('concept.label')).toBe('distribution shift');
    expect(data.all('concept.neighbors.edges.*.node.label')).toEqual(expect.arrayContaining(['pre-training']));
    const sentences = data.all('concept.neighbors.edges.*.sharedPapers.edges.*.evidence.*.sentence');
    expect(sentences).toContain(
      'Training sets can contain several cues that fit the labels equally well, some of them spurious and useless under a distribution shift.',
    );
  },
  '2-papers-with-code.graphql': (data) => {
    expect(data.all('papers.edges.*.node.repositories.edges.*.url')).toEqual(
      expect.arrayContaining(['https://github.com/n3il666/Meta-DMoE', 'https://github.com/Yewei-Liu/MetaPruning']),
    );
    expect(new Set(data.all('papers.edges.*.node.codeAvailability.status'))).toEqual(new Set(['LINKED']));
    expect(data.all('papers.edges.*.node.repositories.edges.*.evidence.*.sentence')).toContain(
      'The authors make their code available on GitHub: https://github.com/n3il666/Meta-DMoE.',
    );
  },
  '3-what-papers-share.graphql': (data) => {
    expect(data.at('sharedConcepts.edges.0.node.label')).toBe('meta-learning');
    expect(data.all('sharedConcepts.edges.0.mentions.*.paper.title')).toEqual([
      'General-Purpose In-Context Learning by Meta-Learning Transformers',
      'Retrieval-Augmented Meta Learning for Low-Resource Text Classification',
    ]);
  },
  '4-repositories-of-a-concept.graphql': (data) => {
    const urls = data.all('concept.repositories.edges.*.node.url');
    expect(urls).toContain('https://github.com/jameszhou-gl/gpt-4v-distribution-shift');
    expect(data.at('concept.repositories.totalCount')).toBe(urls.length);
  },
  '5-code-availability-of-a-digest.graphql': (data) => {
    expect(data.at('digests.edges.0.node.label')).toBe('Sep 18');
    expect(data.at('digests.edges.0.node.codeAvailability.papers')).toBe(56);
    expect(data.at('digests.edges.0.node.codeAvailability.statuses')).toEqual([
      { status: 'LINKED', papers: 14, share: 14 / 56 },
      { status: 'ANONYMIZED', papers: 1, share: 1 / 56 },
      { status: 'PROJECT_PAGE', papers: 1, share: 1 / 56 },
      { status: 'PROMISED', papers: 0, share: 0 },
      { status: 'NOT_STATED', papers: 40, share: 40 / 56 },
    ]);
  },
  '6-a-paper-with-its-evidence.graphql': (data) => {
    expect(data.at('paper.textKind')).toBe('SUMMARY');
    expect(data.all('paper.concepts.edges.*.node.label')).toEqual(
      expect.arrayContaining(['domain generalization', 'test-time adaptation']),
    );
    expect(data.all('paper.introduces.edges.*.name')).toEqual(['AdaNPC']);
    expect(data.all('paper.repositories.edges.*.url')).toEqual(['https://github.com/yfzhang114/AdaNPC']);
    const text = { TITLE: String(data.at('paper.title')), ABSTRACT: String(data.at('paper.abstract')) };
    const spans = data.all('paper.concepts.edges.*.evidence.*').map((span) => ({ ...Object(span) }));
    expect(spans.length).toBeGreaterThan(5);
    for (const { field, start, end, text: words } of spans) {
      expect((field === 'TITLE' ? text.TITLE : text.ABSTRACT).slice(start, end)).toBe(words);
    }
  },
  '7-the-graph.graphql': (data) => {
    expect(data.at('graph.counts.papers')).toBe(56);
    expect(data.at('graph.counts.links')).toBe(16);
  },
  '8-similar-papers.graphql': (data) => {
    expect(data.at('paper.similarPapers.edges.0.node.title')).toBe(
      'Meta-DMoE: Adapting to Domain Shift by Meta-Distillation from Mixture-of-Experts',
    );
    expect(data.all('paper.similarPapers.edges.0.reasons.*.concept.label')).toEqual(['test-time adaptation']);
  },
  '9-a-way-between-concepts.graphql': (data) => {
    expect(data.at('conceptPath.truncated')).toBe(false);
    expect(data.all('conceptPath.hops.*.to.label')).toEqual([
      'meta-learning',
      'test-time adaptation',
      'domain generalization',
    ]);
    expect(data.all('conceptPath.hops.*.sharedPapers.edges.*.node.title')).toEqual([
      'Retrieval-Augmented Meta Learning for Low-Resource Text Classification',
      'Meta-DMoE: Adapting to Domain Shift by Meta-Distillation from Mixture-of-Experts',
      'AdaNPC: Exploring Non-Parametric Classifier for Test-Time Adaptation',
    ]);
  },
  '10-search.graphql': (data) => {
    expect(data.at('search.edges.0.node')).toEqual({
      __typename: 'Concept',
      label: 'test-time adaptation',
      paperCount: 2,
    });
    expect(data.at('search.edges.0.highlights')).toEqual([
      { field: 'label', start: 0, end: 4 },
      { field: 'label', start: 5, end: 9 },
      { field: 'label', start: 10, end: 20 },
    ]);
    expect(data.all('search.edges.*.node.title').find(Boolean)).toBe(
      'AdaNPC: Exploring Non-Parametric Classifier for Test-Time Adaptation',
    );
  },
};

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph();
});

describe('the example operations', () => {
  it('are all told what to answer', () => {
    expect([...operations.keys()].sort()).toEqual(Object.keys(ANSWERS).sort());
  });

  it.each([...operations])('%s begins with what it shows, is valid and within the budget', (_, text) => {
    expect(text).toMatch(/^# \S.{20,}\.\nquery [A-Z]\w+/);
    const document = parse(text);
    expect(validate(createSchema(), document)).toEqual([]);
    expect(costOf(document, {}, createSchema())?.total).toBeLessThan(COST_BUDGET);
  });

  it.each([...operations])('%s answers as it is', async (name, text) => {
    ANSWERS[name]?.(await graph.ask(text));
  });
});
