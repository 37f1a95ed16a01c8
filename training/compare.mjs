// Prints what an edited vocabulary changes on a corpus: each concept that is found in other papers than before, the largest changes first.
//   node training/compare.mjs CORPUS VOCABULARY [BEFORE]      BEFORE: the vocabulary to compare with, the shipped one if not given
import { openExtractor } from '../dist/cli/extractor-file.js';
import { readPapers } from './input.mjs';

const [corpusFile, after, before] = process.argv.slice(2);
if (!corpusFile || !after) {
  process.stderr.write('usage: node training/compare.mjs CORPUS VOCABULARY [BEFORE]\n');
  process.exit(2);
}
const papers = await readPapers(corpusFile);
const found = async (vocabulary) => {
  const { extractor } = await openExtractor(vocabulary);
  const of = new Map();
  papers.forEach((paper, at) => {
    for (const { slug } of extractor.extract(paper).concepts) of.set(slug, (of.get(slug) ?? new Set()).add(at));
  });
  return of;
};
const [old, fresh] = [await found(before), await found(after)];
const nothing = new Set();
const changes = [...new Set([...old.keys(), ...fresh.keys()])].map((slug) => {
  const [was, is] = [old.get(slug) ?? nothing, fresh.get(slug) ?? nothing];
  const gained = [...is].filter((paper) => !was.has(paper));
  const lost = [...was].filter((paper) => !is.has(paper));
  return { slug, was: was.size, is: is.size, gained, lost };
});
const changed = changes.filter(({ gained, lost }) => gained.length + lost.length > 0);
changed.sort((a, b) => b.gained.length + b.lost.length - a.gained.length - a.lost.length || (a.slug < b.slug ? -1 : 1));
process.stdout.write('slug\tbefore\tafter\tgained\tlost\texample\n');
for (const { slug, was, is, gained, lost } of changed)
  process.stdout.write(
    `${slug}\t${was}\t${is}\t${gained.length}\t${lost.length}\t${papers[gained[0] ?? lost[0]].title}\n`,
  );
