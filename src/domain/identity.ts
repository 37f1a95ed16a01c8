import { foldPhrase, slugify } from './fold.js';
import { hashOf } from './hash.js';
import type { PaperRecord } from './paper.js';

const ARXIV_ID = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/i;
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/i;

/** An arXiv id without "arXiv:" and version ("2309.06440", "cs/0112017"); null where the text is none. */
export function normalizeArxivId(text: string): string | null {
  const id = ARXIV_ID.exec(text.trim().replace(/^arxiv:\s*/i, ''))?.[1];
  return id ? id.toLowerCase() : null;
}

/** A DOI in lower case without "doi:" and resolver; null where the text is none. */
export function normalizeDoi(text: string): string | null {
  const doi = text
    .trim()
    .replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '')
    .toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : null;
}

/** An address without scheme, "www.", query marks of versions and closing slash, its host in lower case. */
export function normalizeUrl(url: string): string {
  const bare = url
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');
  const slash = bare.indexOf('/');
  return slash < 0 ? bare.toLowerCase() : bare.slice(0, slash).toLowerCase() + bare.slice(slash);
}

/** The key of a DOI: arXiv's own DOIs are their arXiv ids. */
export function doiKey(doi: string): string {
  const arxiv = ARXIV_DOI.exec(doi)?.[1];
  const id = arxiv ? normalizeArxivId(arxiv) : null;
  return id ? `arxiv:${id}` : `doi:${doi}`;
}

/** The keys that name one paper alone: arXiv id, DOI, the source's own id, its page. */
export function identifyingKeys(record: PaperRecord): string[] {
  const keys: string[] = [];
  if (record.arxivId) keys.push(`arxiv:${record.arxivId}`);
  if (record.doi) keys.push(doiKey(record.doi));
  if (record.sourceId) keys.push(`${record.source}:${record.sourceId}`);
  if (record.url) keys.push(...urlKeys(record.url));
  return [...new Set(keys)];
}

/** The keys that an address of a paper's page stands for: arXiv, DOI and Hugging Face pages by their ids, others as they are. */
export function urlKeys(url: string): string[] {
  const bare = normalizeUrl(url).replace(/[?#].*$/, '');
  const arxiv =
    /^(?:[a-z]+\.)?arxiv\.org\/(?:abs|pdf|html)\/(.+?)(?:\.pdf)?$/i.exec(bare)?.[1] ??
    /^(?:huggingface\.co|hf\.co)\/papers\/(.+)$/i.exec(bare)?.[1];
  const arxivId = arxiv ? normalizeArxivId(arxiv) : null;
  if (arxivId) return [`arxiv:${arxivId}`];
  const doi = /^(?:dx\.)?doi\.org\/(.+)$/i.exec(bare)?.[1];
  const normalized = doi ? normalizeDoi(decoded(doi)) : null;
  if (normalized) return [doiKey(normalized)];
  return [`url:${normalizeUrl(url)}`];
}

/** A part of an address without its percent signs; as it is where they are damaged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The key of a title, which several papers may have. */
export function titleKey(title: string): string {
  return `title:${foldPhrase(title)}`;
}

/** The key of a record: source, text kind, and the paper's id there or else its title and first author. */
export function recordKey(record: PaperRecord): string {
  const paper =
    record.sourceId ??
    record.arxivId ??
    record.doi ??
    [foldPhrase(record.title), foldPhrase(record.authors[0] ?? '')].join('/');
  return [record.source, record.textKind, paper].join('|');
}

/** The key of the address that a title gives; papers that share it get a suffix each. */
export function slugKey(title: string): string {
  return `slug:${slugify(title)}`;
}

/** The key of a paper's own or retired id. */
export function idKey(id: string): string {
  return `id:${id}`;
}

/** The id that a paper is minted with, from the first key it is known under; `attempt` gives others where that one is taken. */
export function mintPaperId(record: PaperRecord, attempt = 0): string {
  const key =
    identifyingKeys(record)[0] ?? `${titleKey(record.title)}/${record.authors.map(foldPhrase).sort().join(',')}`;
  return hashOf(attempt === 0 ? ['paper', key] : ['paper', key, attempt]).slice(0, 16);
}
