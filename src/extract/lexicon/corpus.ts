/** What a corpus of papers says of a phrase. Counts are of occurrences unless said otherwise. */
export interface PhraseStatistics {
  /** Papers that have it, in their title or at all. */
  readonly papers: number;
  readonly titles: number;
  readonly count: number;
  /** Inside a sentence, so that capitals mean something; and with a capital at both ends. */
  readonly inside: number;
  readonly capitals: number;
  /** With a content word right before it, right after it, and with neither. */
  readonly left: number;
  readonly right: number;
  readonly free: number;
  /** Papers that explain an acronym with it. */
  readonly defines: number;
  /** Entropies of the words before and after it, in bits. */
  readonly leftEntropy: number;
  readonly rightEntropy: number;
  /** Share of the occurrences of its words but the last, and but the first, that go on into it. */
  readonly ofPrefix: number;
  readonly ofSuffix: number;
  /** Least pointwise mutual information over all splits in two, in bits; 0 for one word. */
  readonly cohesion: number;
  /** The largest share of its occurrences that one longer phrase of the table takes, to either side. */
  readonly toRight: number;
  readonly toLeft: number;
  /** C-value of Frantzi, Ananiadou and Mima, IJDL 2000, in the logarithm; 0 where it is not positive. */
  readonly cValue: number;
}

/** Parts of speech by their letters: noun, verb, adjective, adverb, another, unknown. */
export const TAGS = ['N', 'V', 'A', 'R', 'X', '?'];
const NO_TAG = TAGS.length - 1;

export interface WordStatistics {
  /** Share of its occurrences in the corpus that are verbs. */
  readonly verb: number;
  /** The most frequent part of speech: index into TAGS. */
  readonly tag: number;
  /** Longer phrases of the table that end, and that begin with the word. */
  readonly asHead: number;
  readonly asFirst: number;
}

/** What is said of a phrase and a word that the tables do not have. */
export const UNSEEN: PhraseStatistics = {
  papers: 0,
  titles: 0,
  count: 0,
  inside: 0,
  capitals: 0,
  left: 0,
  right: 0,
  free: 0,
  defines: 0,
  leftEntropy: 0,
  rightEntropy: 0,
  ofPrefix: 0,
  ofSuffix: 0,
  cohesion: 0,
  toRight: 0,
  toLeft: 0,
  cValue: 0,
};
export const UNKNOWN: WordStatistics = {
  verb: 0,
  tag: NO_TAG,
  asHead: 0,
  asFirst: 0,
};

export interface Corpus {
  /** All phrases of the table, folded. */
  readonly phrases: readonly string[];
  /** Papers that have a phrase; 0 where the table does not have it. */
  papers(form: string): number;
  /** A phrase's line is read each time that it is asked for. */
  phrase(form: string): PhraseStatistics | undefined;
  word(folded: string): WordStatistics | undefined;
}

/** The statistics from the texts of the phrase table and the word table. */
export function parseCorpus(phrases: string, words: string): Corpus {
  const lines = byFirstColumn(phrases);
  const wordLines = byFirstColumn(words);
  const countOf = (form: string): number => numberIn(lines.get(form) ?? '', 2);
  let total = 0;
  for (const [word] of wordLines) total += countOf(word);
  return {
    phrases: [...lines.keys()],
    papers: (form) => numberIn(lines.get(form) ?? '', 1),
    phrase(form) {
      const line = lines.get(form);
      return line === undefined ? undefined : parsePhrase(line, countOf, total);
    },
    word(folded) {
      const line = wordLines.get(folded);
      return line === undefined ? undefined : parseWord(line);
    },
  };
}

/** The number in a column of a line, by its index; 0 where the line is empty. */
function numberIn(line: string, column: number): number {
  let from = 0;
  for (let left = column; left > 0; left--) from = line.indexOf('\t', from) + 1;
  return Number(line.slice(from, line.indexOf('\t', from)));
}

function byFirstColumn(text: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (let from = text.indexOf('\n') + 1; from > 0 && from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    lines.set(line.slice(0, line.indexOf('\t')), line);
    from = end < 0 ? text.length : end + 1;
  }
  return lines;
}

function parsePhrase(line: string, countOf: (form: string) => number, total: number): PhraseStatistics {
  const columns = line.split('\t');
  const form = columns[0] ?? '';
  const at = (column: number) => Number(columns[column]);
  const count = at(2);
  const cuts = [...form.matchAll(/ /g)].map((match) => match.index);
  const share = (part: string): number => {
    const whole = cuts.length > 0 ? countOf(part) : 0;
    return whole > 0 ? count / whole : 0;
  };
  let cohesion = Number.POSITIVE_INFINITY;
  for (const cut of cuts) {
    const both = countOf(form.slice(0, cut)) * countOf(form.slice(cut + 1));
    if (both > 0) cohesion = Math.min(cohesion, Math.log2((count * total) / both));
  }
  return {
    papers: at(1),
    count,
    titles: at(3),
    inside: at(4),
    capitals: at(5),
    left: at(6),
    right: at(7),
    free: at(8),
    defines: at(9),
    leftEntropy: at(10) / 10,
    rightEntropy: at(11) / 10,
    ofPrefix: share(form.slice(0, cuts.at(-1))),
    ofSuffix: share(form.slice((cuts[0] ?? 0) + 1)),
    cohesion: Number.isFinite(cohesion) ? cohesion : 0,
    toLeft: at(12) / count,
    toRight: at(13) / count,
    cValue: at(14),
  };
}

function parseWord(line: string): WordStatistics {
  const [, tags = '-', heads, firsts] = line.split('\t');
  const verb = tags.indexOf('V');
  return {
    verb: verb < 0 ? 0 : Number(tags[verb + 1]) / 9,
    tag: tags === '-' ? NO_TAG : tagOf(tags.charAt(0)),
    asHead: Number(heads),
    asFirst: Number(firsts),
  };
}

function tagOf(letter: string): number {
  const tag = TAGS.indexOf(letter);
  return tag < 0 ? NO_TAG : tag;
}
