import type { LinkKind } from '../../domain/link.js';
import { repositoryOf, split } from '../../domain/repository.js';

const BY_HOST: readonly (readonly [RegExp, LinkKind])[] = [
  [/^anonymous\.4open\.science$|^anon(?:ymous)?[-.]/, 'ANONYMIZED_CODE'],
  [/^gist\.github\.com$/, 'GIST'],
  [
    /\.github\.io$|\.gitlab\.io$|gitlab-pages\.|^sites\.google\.com$|\.netlify\.app$|\.vercel\.app$|\.pages\.dev$/,
    'PROJECT_PAGE',
  ],
  [/^colab\.research\.google\.com$/, 'NOTEBOOK'],
  [
    /^drive\.google\.com$|(?:^|\.)dropbox\.com$|onedrive|^1drv\.ms$|(?:^|\.)box\.com$|^pan\.baidu\.com$|^mega\.nz$/,
    'DOWNLOAD',
  ],
  [/(?:^|\.)zenodo\.org$|figshare\.com$|^osf\.io$|dataverse|(?:^|\.)archive\.org$|^datadryad\.org$/, 'ARCHIVE'],
  [/(?:^|\.)youtube\.com$|^youtu\.be$|vimeo\.com$|bilibili\.com$/, 'VIDEO'],
  [
    /^git\.io$|^goo\.gl$|^bit\.ly$|^tinyurl\.com$|^t\.co$|^aka\.ms$|^rebrand\.ly$|^is\.gd$|^rb\.gy$|^t\.ly$|^shorturl\.at$|^tiny\.cc$|^bitly\.com$|^cutt\.ly$/,
    'SHORTENER',
  ],
  [
    /(?:^|\.)arxiv\.org$|^openreview\.net$|^aclanthology\.org$|^dl\.acm\.org$|ieeexplore\.ieee\.org$|^doi\.org$|^dx\.doi\.org$|^papers\.nips\.cc$/,
    'PAPER',
  ],
];

/** What a cleaned address leads to, by its host and path, else by the words of its sentence. */
export function kindOf(url: string, sentence: string): LinkKind {
  const { host, segments } = split(url);
  if (repositoryOf(url)) return 'REPOSITORY';
  if (/^(?:dx\.)?doi\.org$/.test(host) && /^10\.(?:5281|6084|17605|7910)$/.test(segments[0] ?? '')) return 'ARCHIVE';
  const byHost = BY_HOST.find(([pattern]) => pattern.test(host));
  if (byHost) return byHost[1];
  if (host === 'github.com') return segments.length === 1 ? 'ORGANIZATION' : 'OTHER';
  if (host === 'huggingface.co' || host === 'hf.co') return onHuggingFace(segments);
  if (host === 'kaggle.com') return onKaggle(segments);
  if (/\.(?:zip|tar|tgz|gz|7z|rar)$/i.test(url)) return 'DOWNLOAD';
  if (/\.pdf$/i.test(url)) return 'PAPER';
  return bySentence(sentence);
}

function onHuggingFace([first, second]: readonly string[]): LinkKind {
  if (first === 'spaces') return 'DEMO';
  if (first === 'datasets') return 'DATASET';
  if (first === 'papers') return 'PAPER';
  if (first === undefined || first === 'collections' || first === 'docs' || first === 'blog') return 'OTHER';
  return second === undefined ? 'ORGANIZATION' : 'MODEL';
}

function onKaggle([first]: readonly string[]): LinkKind {
  if (first === 'datasets') return 'DATASET';
  return first === 'code' ? 'NOTEBOOK' : 'OTHER';
}

/** What a page of a paper holds; a footnote's digits may be glued to the word. */
const PAGE_WORDS =
  /(?<!\p{L})(?:code|project|website|web ?page|page|site|blog|homepage|leaderboard|video|supplementary|implementation|software|toolkit|library|open[- ]source)/iu;

function bySentence(sentence: string): LinkKind {
  if (PAGE_WORDS.test(sentence)) return 'PROJECT_PAGE';
  if (/\bdemos?\b/i.test(sentence)) return 'DEMO';
  if (/\b(?:data ?sets?|corpus|corpora|benchmark|data)\b/i.test(sentence)) return 'DATASET';
  if (/\bmodels?\b/i.test(sentence)) return 'MODEL';
  return 'OTHER';
}
