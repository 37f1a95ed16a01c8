import type { Evidence } from '../domain/evidence.js';
import type { Link } from '../domain/facts.js';
import type { CodeAvailability, CodeStatus } from '../domain/paper.js';
import { evidenceAt, type FieldText } from './token.js';

const CODE = '(?:code|codes|codebase|implementations?|software|toolkit|library|source|package|scripts|repository)';
const PROMISES = [
  new RegExp(
    String.raw`\b${CODE}\b[^.]*?\b(?:will|shall|is going to|to) be\b[^.]*?\b(?:released?|available|open[- ]?sourced?|published?|public|provided|shared)\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:will|plan to|intend to|going to)\s+(?:also\s+)?(?:publicly\s+)?(?:releas|open[- ]?sourc|publish|mak|shar|provid)\w*\b[^.]*?\b${CODE}\b`,
    'i',
  ),
  new RegExp(String.raw`\b${CODE}\b[^.]*?\b(?:upon|after|on)\s+(?:acceptance|publication)\b`, 'i'),
];

/** The state of a paper's code: the first of LINKED, ANONYMIZED, PROJECT_PAGE, PROMISED and NOT_STATED that its text supports. */
export function judgeCode(fields: readonly FieldText[], links: readonly Link[]): CodeAvailability {
  const own = links.filter((link) => link.role !== 'USED');
  const linked = (status: CodeStatus, kind: Link['kind'], reason: (url: string) => string): CodeAvailability | null => {
    const link = own.find((candidate) => candidate.kind === kind);
    return link ? { status, reason: reason(link.url), evidence: link.evidence } : null;
  };
  return (
    linked('LINKED', 'REPOSITORY', (url) => `The text links the repository ${url}.`) ??
    linked('ANONYMIZED', 'ANONYMIZED_CODE', (url) => `The text links code that is anonymized for review, ${url}.`) ??
    linked('PROJECT_PAGE', 'PROJECT_PAGE', (url) => `The text links no repository but the page ${url}.`) ??
    promised(fields) ?? {
      status: 'NOT_STATED',
      reason: 'The text links no code and promises none; whether there is code elsewhere is not known.',
      evidence: [],
    }
  );
}

function promised(fields: readonly FieldText[]): CodeAvailability | null {
  for (const field of fields) {
    for (const { start, end } of field.sentences) {
      const sentence = field.text.slice(start, end);
      const match = PROMISES.map((pattern) => pattern.exec(sentence)).find((found) => found !== null);
      if (!match) continue;
      const evidence: Evidence = evidenceAt(field, start + match.index, start + match.index + match[0].length);
      return { status: 'PROMISED', reason: 'The text says that the code will be released.', evidence: [evidence] };
    }
  }
  return null;
}
