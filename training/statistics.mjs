// Counts the phrases of a corpus of papers (JSON Lines of {title, abstract}, gzipped or not) and writes phrases.tsv and words.tsv into a folder.
// With ANNOTATIONS and GROUP the annotated papers of that group are left out: the models meet them as they will meet new papers.
//   node training/statistics.mjs CORPUS OUT_DIR [ANNOTATIONS GROUP]
import fs from 'node:fs';
import { foldPhrase } from '../dist/domain/fold.js';
import { readDocument } from '../dist/extract/text/document.js';
import { EMPTY_LEXICON, readAnnotations, readPapers } from './input.mjs';
import { tagWords } from './tag.mjs';

const [corpusFile, out, annotationsFile, group] = process.argv.slice(2);
/** Papers that a phrase is counted from. */
const MIN = 5;
/** Of single words and of what acronyms stand for: a name that another paper has is rarely coined. */
const MIN_NAME = 2;
const leftOut = new Set(
  (annotationsFile ? readAnnotations(annotationsFile) : [])
    .filter((paper) => paper.group === Number(group))
    .map(({ title }) => foldPhrase(title)),
);
const papers = (await readPapers(corpusFile)).filter(({ title }) => !leftOut.has(foldPhrase(title)));
const read = ({ title, abstract }) => readDocument({ title, abstract: abstract ?? null }, EMPTY_LEXICON);

const dfs = new Map();
for (const paper of papers) for (const c of read(paper).candidates) dfs.set(c.form, (dfs.get(c.form) ?? 0) + 1);
const rows = new Map();
for (const [form, df] of dfs)
  if (df >= Math.min(MIN, MIN_NAME))
    rows.set(form, {
      df,
      cf: 0,
      title: 0,
      caps: 0,
      mid: 0,
      right: 0,
      left: 0,
      free: 0,
      defines: 0,
      lefts: new Map(),
      rights: new Map(),
    });
dfs.clear();
for (const paper of papers) {
  const { candidates, longForms } = read(paper);
  for (const c of candidates) {
    const row = rows.get(c.form);
    if (!row) continue;
    if (longForms.has(c.form)) row.defines++;
    let inTitle = false;
    for (const { field, first, last } of c.occurrences) {
      const { tokens } = field;
      row.cf++;
      const before = tokens[first].bound ? tokens[first - 1] : undefined;
      const after = tokens[last + 1]?.bound ? tokens[last + 1] : undefined;
      const contentBefore = before?.content === true;
      const contentAfter = after?.content === true;
      if (contentBefore) row.left++;
      if (contentAfter) row.right++;
      if (!contentBefore && !contentAfter) row.free++;
      if (field.field === 'title') inTitle = true;
      else if (tokens[first - 1]?.sentence === tokens[first].sentence) {
        row.mid++;
        if (/\p{Lu}/u.test(tokens[last].text) && /\p{Lu}/u.test(tokens[first].text)) row.caps++;
      }
      const l = before?.folded ?? '|',
        r = after?.folded ?? '|';
      row.lefts.set(l, (row.lefts.get(l) ?? 0) + 1);
      row.rights.set(r, (row.rights.get(r) ?? 0) + 1);
    }
    if (inTitle) row.title++;
  }
}
for (const [form, { df, defines }] of rows) if (df < MIN && form.includes(' ') && defines === 0) rows.delete(form);
const entropy = (counts) => {
  let n = 0,
    h = 0;
  for (const c of counts.values()) n += c;
  for (const c of counts.values()) h -= (c / n) * Math.log2(c / n);
  return Math.round(h * 10);
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
// What longer phrases of the table take of a phrase's occurrences.
const nested = new Map();
for (const [form, row] of rows) {
  if (!form.includes(' ')) continue;
  for (const [part, side] of [
    [form.slice(0, form.lastIndexOf(' ')), 'toRight'],
    [form.slice(form.indexOf(' ') + 1), 'toLeft'],
  ]) {
    const within = nested.get(part) ?? { count: 0, longer: 0, toLeft: 0, toRight: 0 };
    within.count += row.cf;
    within.longer += 1;
    within[side] = Math.max(within[side], row.cf);
    nested.set(part, within);
  }
}
const lines = [...rows]
  .sort((a, b) => compare(a[0], b[0]))
  .map(([form, r]) => {
    const within = nested.get(form) ?? { count: 0, longer: 0, toLeft: 0, toRight: 0 };
    const free = r.cf - (within.longer > 0 ? within.count / within.longer : 0);
    const cValue = Math.log1p(Math.max(0, Math.log2(form.split(' ').length + 0.5) * free));
    return [
      form,
      r.df,
      r.cf,
      r.title,
      r.mid,
      r.caps,
      r.left,
      r.right,
      r.free,
      r.defines,
      entropy(r.lefts),
      entropy(r.rights),
      within.toLeft,
      within.toRight,
      cValue.toFixed(2),
    ].join('\t');
  });
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(
  `${out}/phrases.tsv`,
  `phrase\tpapers\tcount\ttitles\tinside\tcapitals\tleft\tright\tfree\tdefines\tleftEntropy\trightEntropy\ttoLeft\ttoRight\tcValue\n${lines.join('\n')}\n`,
);

const words = [...rows.keys()].filter((form) => !form.includes(' '));
const tags = tagWords(papers, new Set(words));
const tally = (pick) => {
  const counts = new Map();
  for (const form of rows.keys()) if (form.includes(' ')) counts.set(pick(form), (counts.get(pick(form)) ?? 0) + 1);
  return counts;
};
const heads = tally((form) => form.slice(form.lastIndexOf(' ') + 1));
const firsts = tally((form) => form.slice(0, form.indexOf(' ')));
fs.writeFileSync(
  `${out}/words.tsv`,
  `word\ttags\theads\tfirsts\n${words
    .sort(compare)
    .map((w) => [w, tags.get(w) ?? '-', heads.get(w) ?? 0, firsts.get(w) ?? 0].join('\t'))
    .join('\n')}\n`,
);
process.stderr.write(`${papers.length} papers, ${rows.size} phrases, ${words.length} words\n`);
