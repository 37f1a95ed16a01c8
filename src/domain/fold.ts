/** Words in "s" that are no plurals, or are their own. */
const NO_PLURALS = new Set(['alias', 'atlas', 'bayes', 'bias', 'canvas', 'lens', 'series', 'species']);

/** Plurals whose singular no ending tells. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['analyses', 'analysis'],
  ['apis', 'api'],
  ['axes', 'axis'],
  ['biases', 'bias'],
  ['caches', 'cache'],
  ['corpora', 'corpus'],
  ['cpus', 'cpu'],
  ['criteria', 'criterion'],
  ['curricula', 'curriculum'],
  ['diagnoses', 'diagnosis'],
  ['equilibria', 'equilibrium'],
  ['formulae', 'formula'],
  ['gpus', 'gpu'],
  ['hypotheses', 'hypothesis'],
  ['indices', 'index'],
  ['lenses', 'lens'],
  ['matrices', 'matrix'],
  ['maxima', 'maximum'],
  ['minima', 'minimum'],
  ['movies', 'movie'],
  ['optima', 'optimum'],
  ['parentheses', 'parenthesis'],
  ['phenomena', 'phenomenon'],
  ['spectra', 'spectrum'],
  ['stimuli', 'stimulus'],
  ['syntheses', 'synthesis'],
  ['tpus', 'tpu'],
  ['vertices', 'vertex'],
]);

const ACRONYM_PLURAL = /(?<=[\p{L}\p{N}]\p{Lu})s(?![\p{L}\p{M}\p{N}])/gu;

/** Plurals that only capitals tell, in the singular: "two GRUs" → "two GRU", "RoIs" → "RoI". */
export const singularAcronyms = (text: string): string => text.replace(ACRONYM_PLURAL, '');

/**
 * The singular of one lower-case English word by its ending: "studies" → "study", "losses" → "loss", "boxes" → "box", "meshes" → "mesh",
 * "networks" → "network"; "bias", "corpus" and "analysis" stay. Not a stemmer: "learning" stays "learning".
 */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length <= 3 || !word.endsWith('s') || NO_PLURALS.has(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|sh|ch)es$/.test(word)) return word.slice(0, -2);
  return /(?:ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}

const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map([...IRREGULAR].map(([many, one]) => [one, many]));

/** The plural that `singular` takes back: "study" → "studies", "loss" → "losses", "mesh" → "meshes", "matrix" → "matrices". */
export function plural(word: string): string {
  const irregular = IRREGULAR_PLURALS.get(word);
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:ss|x|sh|ch)$/.test(word) ? `${word}es` : `${word}s`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

const PLAIN_WORD = /^[A-Za-z0-9]+$/;

/** Letters without case and accents; curly apostrophes become straight ones. */
export function foldCase(text: string): string {
  // Most text is ASCII, which has nothing to normalize.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase();
}

/**
 * The form under which names are compared: no case, accents, hyphens, punctuation, plural or possessive.
 * "Meta-Learning", "meta learning" and "Meta–learnings" have one; "C++" and "C" have two. Empty where the text has no letter or digit.
 */
export function foldPhrase(text: string): string {
  const one = singularAcronyms(text);
  // Most are one plain word, which has nothing to split.
  if (PLAIN_WORD.test(one)) return singular(one.toLowerCase());
  const words = foldCase(one)
    .replace(/[^\p{L}\p{N}+#']+/gu, ' ')
    .trim()
    .split(' ');
  return words
    .map((word) => singular(word.replace(/'s$/, '')))
    .filter((word) => word !== '')
    .join(' ');
}

/**
 * A stable, readable name for addresses: "C++ for the Poincaré ball" → "c-plus-plus-for-the-poincare-ball".
 * Letters and digits of any script stay. At most `maxLength` UTF-16 units, cut between words where possible; "untitled" where nothing is left.
 */
export function slugify(text: string, maxLength = 120): string {
  const slug = foldCase(text)
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === '') return 'untitled';
  if (slug.length <= maxLength) return slug;
  const cut = slug.slice(0, maxLength + 1).lastIndexOf('-');
  return slug.slice(0, cut > maxLength / 2 ? cut : maxLength).replace(/-+$/, '');
}

/** Order by UTF-16 code unit: the same on every machine and in both engines. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
