import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, openGraph, openStoreOf } from './open-graph.js';
import { OWN_PAPERS } from './own-paper.js';

let digest: Graph;
let own: Graph;
beforeAll(async () => {
  digest = await openGraph();
  own = await openGraph(await openStoreOf(OWN_PAPERS));
});

describe('a paper', () => {
  it('is like papers by the concepts that both are about, whose weights add up', async () => {
    const data = await digest.ask(`{
      papers(first: 20) { edges { node { similarPapers(first: 5) { edges { score reasons { weight concept { paperCount } } } } } } }
    }`);
    const alike = data.all('papers.edges.*.node.similarPapers.edges.*').map((edge) => ({ ...Object(edge) }));
    expect(alike.length).toBeGreaterThan(20);
    for (const { score, reasons } of alike) {
      const weights: number[] = reasons.map(({ weight }: { weight: number }) => weight);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(score);
      expect(weights.length).toBeLessThanOrEqual(8);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
  });

  it('is like no paper where it is about no concept', async () => {
    const data = await own.ask('{ paper(by: { title: "A paper without text" }) { similarPapers { totalCount } } }');
    expect(data.at('paper.similarPapers.totalCount')).toBe(0);
  });

  it('says all that its sources say of it, and null where they are silent', async () => {
    const data = await own.ask(`{
      full: paper(by: { arxivId: "2001.00002" }) { title abstract textKind url arxivId doi authors publishedOn venue sources { name key url } }
      bare: paper(by: { title: "A paper without text" }) { title abstract textKind url arxivId doi authors publishedOn venue }
    }`);
    expect(data.at('full')).toMatchObject({
      title: 'Counting sheep',
      textKind: 'ABSTRACT',
      arxivId: '2001.00002',
      authors: ['Bo Ram'],
      publishedOn: '2021-06',
      venue: 'NeurIPS',
    });
    expect(data.all('full.sources')).toHaveLength(1);
    expect(data.at('bare')).toEqual({
      title: 'A Paper Without Text',
      abstract: null,
      textKind: 'NONE',
      url: null,
      arxivId: null,
      doi: null,
      authors: ['Cy Nil'],
      publishedOn: null,
      venue: null,
    });
  });

  it('gives a link as the text has it, with its sub-path, and the repository that it lies in', async () => {
    const data = await own.ask(`{
      paper(by: { arxivId: "2001.00002" }) {
        abstract
        codeAvailability { status reason evidence { field start end text } repository { url } }
        repositories { edges { raw url role node { url } evidence { text sentence } } }
      }
    }`);
    expect(data.all('paper.repositories.edges')).toEqual([
      {
        raw: 'https://github.com/flock/sheep/tree/main/src',
        url: 'https://github.com/flock/sheep/tree/main/src',
        role: 'OWN',
        node: { url: 'https://github.com/flock/sheep' },
        evidence: [
          {
            text: 'https://github.com/flock/sheep/tree/main/src',
            sentence: 'Code: https://github.com/flock/sheep/tree/main/src.',
          },
        ],
      },
    ]);
    expect(data.at('paper.codeAvailability')).toMatchObject({
      status: 'LINKED',
      repository: { url: 'https://github.com/flock/sheep' },
    });
    expect(data.at('paper.codeAvailability.reason')).toContain('github.com/flock/sheep');
    const [{ start, end, text }] = [{ ...Object(data.at('paper.codeAvailability.evidence.0')) }];
    expect(String(data.at('paper.abstract')).slice(start, end)).toBe(text);
  });

  it('without stated code says so, and names no repository', async () => {
    const data = await own.ask(
      '{ paper(by: { arxivId: "2001.00001" }) { codeAvailability { status reason evidence { text } repository { id } } } }',
    );
    expect(data.at('paper.codeAvailability')).toMatchObject({ status: 'NOT_STATED', evidence: [], repository: null });
    expect(data.at('paper.codeAvailability.reason')).toMatch(/\w.+\./);
  });

  it('keeps the links that are no repositories apart, each with its kind', async () => {
    const data = await digest.ask(`{
      papers(where: { codeStatus: [ANONYMIZED, PROJECT_PAGE] }) { edges { node {
        repositories { totalCount }
        all: resources { edges { raw role node { url kind host papers { totalCount } } } }
        none: resources(kinds: [VIDEO]) { totalCount }
      } } }
    }`);
    expect(data.all('papers.edges.*.node.all.edges.*.node.kind').toSorted()).toEqual([
      'ANONYMIZED_CODE',
      'PROJECT_PAGE',
    ]);
    expect(data.all('papers.edges.*.node.all.edges.*.node.host').toSorted()).toEqual([
      'anonymous.4open.science',
      'wilds.stanford.edu',
    ]);
    expect(data.all('papers.edges.*.node.all.edges.*.node.papers.totalCount')).toEqual([1, 1]);
    expect(data.all('papers.edges.*.node.none.totalCount')).toEqual([0, 0]);
    expect(data.all('papers.edges.*.node.repositories.totalCount')).toEqual([0, 0]);
  });

  it('has evidence whose slice of its field equals its text, and whose sentence holds it', async () => {
    const data = await digest.ask(`{
      papers(first: 60) { edges { node { title abstract
        concepts(first: 100) { edges { count salience evidence { field start end text sentence } } }
        introduces { edges { evidence { field start end text sentence } } }
        repositories { edges { evidence { field start end text sentence } } }
      } } }
    }`);
    let seen = 0;
    for (const paper of data.all('papers.edges.*.node')) {
      const { title, abstract, concepts, introduces, repositories } = Object(paper);
      for (const edge of [...concepts.edges, ...introduces.edges, ...repositories.edges]) {
        for (const { field, start, end, text, sentence } of edge.evidence) {
          expect((field === 'TITLE' ? title : abstract).slice(start, end)).toBe(text);
          expect(sentence).toContain(text);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(500);
  });

  it('narrows its concepts to central ones, to kinds, and orders them', async () => {
    const data = await digest.ask(`{
      paper(by: { title: "Meta-DMoE: Adapting to Domain Shift by Meta-Distillation from Mixture-of-Experts" }) {
        all: concepts { totalCount edges { salience central node { slug kind } } }
        central: concepts(central: true) { totalCount edges { central } }
        rest: concepts(central: false) { totalCount }
        methods: concepts(kinds: [METHOD]) { edges { node { kind } } }
        bySlug: concepts(orderBy: { field: SLUG, direction: ASC }) { edges { node { slug } } }
      }
    }`);
    const saliences = data.all('paper.all.edges.*.salience').map(Number);
    expect(saliences).toEqual([...saliences].sort((a, b) => b - a));
    expect(Number(data.at('paper.central.totalCount')) + Number(data.at('paper.rest.totalCount'))).toBe(
      data.at('paper.all.totalCount'),
    );
    expect(new Set(data.all('paper.central.edges.*.central'))).toEqual(new Set([true]));
    expect(new Set(data.all('paper.methods.edges.*.node.kind'))).toEqual(new Set(['METHOD']));
    const slugs = data.all('paper.bySlug.edges.*.node.slug');
    expect(slugs).toEqual(data.all('paper.all.edges.*.node.slug').toSorted());
  });
});

describe('a concept', () => {
  it('counts its papers and those that link code, and knows what lies above and below it', async () => {
    const data = await own.ask(`{
      concept(name: "meta-learning") { label kind aliases definition paperCount papersWithCodeCount broader { edges { node { slug } } } }
      wide: concept(name: "large language model") { paperCount narrower { edges { node { slug } } } }
    }`);
    expect(data.at('concept')).toMatchObject({ label: 'meta-learning', paperCount: 2, papersWithCodeCount: 1 });
    expect(data.at('wide.paperCount')).toBe(0);
    expect(data.all('wide.narrower.edges.*.node.slug')).toEqual([
      'multilingual-large-language-model',
      'multimodal-large-language-model',
    ]);
  });

  it('has neighbours with NPMI as Bouma defines it, and the words of both in each shared paper', async () => {
    const data = await own.ask(`{
      concept(name: "meta-learning") { neighbors { totalCount edges { papers npmi node { slug }
        sharedPapers { totalCount edges { node { arxivId } evidence { text } otherEvidence { text } } } } } }
    }`);
    // Of four papers two mention the one, one the other, one both: ln((1/4) / (2/4 · 1/4)) / -ln(1/4) = 1/2.
    expect(data.at('concept.neighbors')).toEqual({
      totalCount: 1,
      edges: [
        {
          papers: 1,
          npmi: expect.closeTo(0.5, 12),
          node: { slug: 'active-learning' },
          sharedPapers: {
            totalCount: 1,
            edges: [
              {
                node: { arxivId: '2001.00002' },
                evidence: [{ text: 'meta-learning' }],
                otherEvidence: [{ text: 'active learning' }],
              },
            ],
          },
        },
      ],
    });
  });

  it('narrows its neighbours to kinds and to enough shared papers', async () => {
    const data = await digest.ask(`{
      concept(name: "meta-learning") {
        all: neighbors(first: 100) { totalCount }
        often: neighbors(first: 100, minPapers: 2) { totalCount edges { papers } }
        models: neighbors(first: 100, kinds: [MODEL]) { edges { node { kind } } }
      }
    }`);
    const papers = data.all('concept.often.edges.*.papers').map(Number);
    expect(papers.length).toBeGreaterThan(0);
    expect(papers.length).toBeLessThan(Number(data.at('concept.all.totalCount')));
    expect(Math.min(...papers)).toBeGreaterThanOrEqual(2);
    expect(papers).toEqual([...papers].sort((a, b) => b - a));
    expect(new Set(data.all('concept.models.edges.*.node.kind'))).toEqual(new Set(['MODEL']));
  });

  it('that a paper coins leads back to it', async () => {
    const data = await digest.ask(`{
      concept(name: "AdaNPC") { introducedBy { edges { name longForm evidence { sentence } node { title introduces { edges { name node { slug } } } } } } }
    }`);
    expect(data.all('concept.introducedBy.edges.*.node.title')).toEqual([
      'AdaNPC: Exploring Non-Parametric Classifier for Test-Time Adaptation',
    ]);
    expect(data.all('concept.introducedBy.edges.*.node.introduces.edges.*.node.slug')).toContain('adanpc');
  });
});

describe('a repository', () => {
  it('knows its papers by the role of the link, and their concepts', async () => {
    const data = await own.ask(`{
      repository(url: "github.com/flock/sheep") {
        papers { totalCount edges { role raw url node { arxivId } } }
        used: papers(roles: [USED]) { totalCount }
        mine: papers(roles: [OWN, UNSTATED]) { totalCount }
        concepts { edges { papers node { slug } } }
      }
    }`);
    expect(data.at('repository')).toMatchObject({
      papers: { totalCount: 1, edges: [{ role: 'OWN', node: { arxivId: '2001.00002' } }] },
      used: { totalCount: 0 },
      mine: { totalCount: 1 },
      concepts: {
        edges: [
          { papers: 1, node: { slug: 'active-learning' } },
          { papers: 1, node: { slug: 'meta-learning' } },
        ],
      },
    });
  });
});

describe('a summary of code availability', () => {
  it('adds up to the papers of its filter, and has no share where there are none', async () => {
    const data = await own.ask(`{
      all: codeAvailability { papers statuses { status papers share } concepts { edges { papers papersWithCode share node { slug } } } }
      none: codeAvailability(where: { venue: ["nowhere"] }) { papers statuses { papers share } concepts { totalCount } }
    }`);
    expect(data.all('all.statuses')).toEqual([
      { status: 'LINKED', papers: 2, share: 0.5 },
      { status: 'ANONYMIZED', papers: 0, share: 0 },
      { status: 'PROJECT_PAGE', papers: 0, share: 0 },
      { status: 'PROMISED', papers: 0, share: 0 },
      { status: 'NOT_STATED', papers: 2, share: 0.5 },
    ]);
    expect(data.at('all.concepts.edges.0')).toEqual({
      papers: 2,
      papersWithCode: 1,
      share: 0.5,
      node: { slug: 'meta-learning' },
    });
    expect(data.at('none')).toEqual({
      papers: 0,
      statuses: Array.from({ length: 5 }, () => ({ papers: 0, share: 0 })),
      concepts: { totalCount: 0 },
    });
  });
});
