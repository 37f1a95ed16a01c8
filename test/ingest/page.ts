import fc from 'fast-check';

export interface Paper {
  readonly title: string;
  readonly abstract: string;
}

const word = (...words: string[]) => fc.constantFrom(...words);
const name = fc.tuple(
  word('Lantern', 'GloWorm', 'TIDE', 'Net4Moss', 'μSail'),
  word(': ', ' -- A Study: ', ': Towards '),
);
const kind = word('Robust', 'Few-Shot', 'Neural', 'Self-Supervised', '3D', 'Sparse', 'Bayesian');
const thing = word('Harbours', 'Tidal Maps', 'Graphs of Moss', 'Sailing', 'Robot Gardens', 'Bee Counts');
const means = word(
  'with Lamps',
  'via Slow Rivers',
  'for Island Weather',
  'from Old Charts',
  'without Labels',
  'in the Wild',
);

/** "Lantern: Few-Shot Tidal Maps via Slow Rivers", "Do Sparse Harbours Need Lamps?" */
const title = fc.oneof(
  fc.tuple(fc.option(name, { nil: ['', ''] as [string, string] }), kind, thing, means).map(([[a, b], ...rest]) => {
    return `${a}${b}${rest.join(' ')}`;
  }),
  fc
    .tuple(kind, thing, word('Need', 'Help', 'Outlast'))
    .map(([a, b, c]) => `Do ${a} ${b} ${c} the Keepers of Lighthouses?`),
);

const opening = word(
  'We study',
  'This paper asks about',
  'In this work, we measure',
  'Recent work (e.g., on lamps) ignores',
);
const subject = word(
  'the drift of buoys',
  'maps of moss',
  'bees on 3 islands',
  'a model called GloWorm',
  'slow-moving fog',
);
const rest = word(
  'which is hard, since no two harbours keep the same log of their weather and their ships',
  'and find that it is 4.2% better than the charts that sailors have drawn by hand for a century',
  'a setting that earlier methods (lamps, bells, and whistles) were never made for, let alone tried in',
  'so that a keeper can tell, at night and from afar, whether the light on the other side still burns',
);
const sentence = fc.tuple(opening, subject, rest).map(([a, b, c]) => `${a} ${b}, ${c}.`);
const last = word('Code is at https://github.com/harbour/lamps.', 'Our data are public.', 'What remains is the sea.');
const abstract = fc
  .tuple(fc.array(sentence, { minLength: 2, maxLength: 6 }), last)
  .map(([sentences, end]) => [...sentences, end].join(' '));

/** Papers as a page has them, with titles and prose of our own. */
export const papers: fc.Arbitrary<Paper[]> = fc.array(fc.record({ title, abstract }), { minLength: 3, maxLength: 12 });

export const HEADER = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'Daily Papers',
  'byAK and the research community',
  'Sep 18',
];

const HEAD = HEADER.join('\n\n');
const paragraphs = (all: readonly Paper[]): string[] => all.flatMap((paper) => [paper.title, paper.abstract]);

/** The text broken before the words that no longer fit. */
export function wrap(text: string, width: number): string {
  const lines: string[] = [''];
  for (const next of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = next;
    else if (line.length + 1 + next.length <= width) lines[lines.length - 1] = `${line} ${next}`;
    else lines.push(next);
  }
  return lines.join('\n');
}

/** One page in the ways that copying and mailing leave it in. */
export const LAYOUTS: Record<string, (all: readonly Paper[]) => string> = {
  'as it is copied': (all) => `${HEAD}\n\n${paragraphs(all).join('\n\n')}\n`,
  'without blank lines': (all) => `${[...HEADER, ...paragraphs(all)].join('\n')}\n`,
  'with a blank line between papers': (all) =>
    `${HEAD}\n\n${all.map((paper) => `${paper.title}\n${paper.abstract}`).join('\n\n')}`,
  'with CRLF': (all) => `${HEAD}\n\n${paragraphs(all).join('\n\n')}\n`.replaceAll('\n', '\r\n'),
  'with CR': (all) => `${HEAD}\n\n${paragraphs(all).join('\n\n')}\n`.replaceAll('\n', '\r'),
  'with a byte-order mark': (all) => `\ufeff${HEAD}\n\n${paragraphs(all).join('\n\n')}\n`,
  'wrapped at 80, with blank lines': (all) =>
    `${HEAD}\n\n${paragraphs(all)
      .map((text) => wrap(text, 80))
      .join('\n\n')}\n`,
  'wrapped at 80, with a blank line between papers': (all) =>
    `${HEAD}\n\n${all.map((paper) => `${wrap(paper.title, 80)}\n${wrap(paper.abstract, 80)}`).join('\n\n')}\n`,
  'with abstracts wrapped at 72, without blank lines': (all) =>
    `${[...HEADER, ...all.flatMap((paper) => [paper.title, wrap(paper.abstract, 72)])].join('\n')}\n`,
  'indented, with other spaces': (all) =>
    `${HEAD}\n\n${paragraphs(all)
      .map((text) => `  \u00a0${text.replaceAll(' a ', '\u00a0a  ')} `)
      .join('\n \n')}\n`,
  'with the number of upvotes': (all) =>
    `${HEAD}\n\n${all.map((paper, at) => `${at * 7}\n\n${paper.title}\n\n${paper.abstract}`).join('\n\n·\n\n')}\n`,
  'without its header': (all) => paragraphs(all).join('\n\n'),
};
