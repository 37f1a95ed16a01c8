// node bench/scaled-papers.mjs LIST NUMBER > papers.jsonl
//
// So many papers of a list (JSON Lines, gzip too) whose titles are all distinct. Up to the list's own number they are picked evenly from
// it. Further ones are composed of two papers of it each: the first half of the words of one's title and the second half of the other's,
// the same of the sentences of their abstracts, and venue and year of the first. A repository that such a paper links gets a name of its
// own in each round over the list, so that repositories grow in number with the papers. The same list and number give the same papers.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** How far apart the two papers of a composed one lie, times the round: a prime, so that each round pairs others. */
const STRIDE = 4_001;

const [list, number] = process.argv.slice(2);
const wanted = Number(number);
if (!list || !Number.isInteger(wanted) || wanted < 1) {
  process.stderr.write('usage: node bench/scaled-papers.mjs LIST NUMBER\n');
  process.exit(2);
}

/** @typedef {{ title: string, venue: string | undefined, year: number | undefined, abstract: string | undefined }} Paper */

const titles = new Set();
/** @type {Paper[]} */
const papers = [];
for await (const paper of read(list)) {
  if (takes(paper.title)) papers.push(paper);
}
if (wanted <= papers.length) {
  const picked = new Set(Array.from({ length: wanted }, (_, at) => Math.floor((at * papers.length) / wanted)));
  for (const [at, paper] of papers.entries()) if (picked.has(at)) await write(paper);
} else {
  for (const paper of papers) await write(paper);
  await compose();
}

/**
 * @param {string} path
 * @returns {AsyncGenerator<Paper>}
 */
async function* read(path) {
  const file = createReadStream(path);
  const lines = createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file });
  for await (const line of lines) {
    if (line.trim() !== '') yield JSON.parse(line);
  }
}

/**
 * Whether a title is none of those before, by its letters and digits.
 * @param {string} title
 */
function takes(title) {
  const folded = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  if (titles.has(folded)) return false;
  titles.add(folded);
  return true;
}

async function compose() {
  let left = wanted - papers.length;
  for (let round = 1; left > 0; round += 1) {
    const before = left;
    for (let at = 0; at < papers.length && left > 0; at += 1) {
      const first = papers[at];
      const second = papers[(at + round * STRIDE) % papers.length];
      if (!first || !second || first === second) continue;
      const title = halves(first.title.split(/\s+/), second.title.split(/\s+/)).join(' ');
      if (!takes(title)) continue;
      const sentences = halves(sentencesOf(first), sentencesOf(second)).join(' ');
      await write({ title, venue: first.venue, year: first.year, abstract: renamed(sentences, round) });
      left -= 1;
    }
    if (left === before) throw new Error(`The list is too short to compose ${wanted} distinct titles of.`);
  }
}

/**
 * @param {readonly string[]} first
 * @param {readonly string[]} second
 */
function halves(first, second) {
  return [...first.slice(0, Math.ceil(first.length / 2)), ...second.slice(Math.ceil(second.length / 2))];
}

/** @param {Paper} paper */
function sentencesOf({ abstract }) {
  return (abstract ?? '').split(/(?<=[.!?])\s+(?=\p{Lu})/u);
}

/**
 * @param {string} text
 * @param {number} round
 */
function renamed(text, round) {
  return text.replace(/(github\.com\/[\w-]+\/[\w-]+)/g, `$1-${round}`);
}

/** @param {Paper} paper */
async function write({ title, venue, year, abstract }) {
  const line = `${JSON.stringify({ title, venue, year, abstract })}\n`;
  if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
