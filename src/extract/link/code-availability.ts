import type { Evidence } from '../../domain/evidence.js';
import type { Link } from '../../domain/facts.js';
import type { CodeAvailability, CodeStatus } from '../../domain/paper.js';
import { evidenceAt, type FieldText } from '../text/token.js';

const CODE = '(?:code|codes|codebase|implementations?|software|toolkit|library|package|scripts|repository)';
const SPEAKS_OF_CODE = new RegExp(String.raw`\b${CODE}\b`, 'i');
/** Within a sentence; bounded, for two open gaps in one pattern take cubic time where a text repeats its words. */
const GAP = '[^.]{0,150}?';
const PROMISES = [
  new RegExp(
    String.raw`\b${CODE}\b${GAP}\b(?:will|shall|is going to|to) be\b${GAP}\b(?:released?|available|open[- ]?sourced?|published?|public|provided|shared)\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:will|plan to|intend to|going to)\s+(?:also\s+)?(?:publicly\s+)?(?:releas|open[- ]?sourc|publish|mak|shar|provid)\w*\b${GAP}\b${CODE}\b`,
    'i',
  ),
  new RegExp(String.raw`\b${CODE}\b${GAP}\b(?:upon|after|on)\s+(?:acceptance|publication)\b`, 'i'),
];

/** Code that is said to be public, by a text that does not link it. */
const ADVERBS = String.raw`(?:(?:also|made|now|all|both|\w+ly)\s+)*`;
const CLAIMS = [
  new RegExp(String.raw`\bwe\s+${ADVERBS}(?:releas|shar|publish|open[- ]?sourc)e?\b${GAP}\b${CODE}\b`, 'i'),
  new RegExp(String.raw`\bwe\s+${ADVERBS}make\b${GAP}\b${CODE}\b${GAP}\b(?:available|public|accessible)\b`, 'i'),
  new RegExp(
    String.raw`\b${CODE}\b[^.;]{0,60}?\b(?:is|are|has been|have been)\s+${ADVERBS}(?:available|released|open[- ]?sourced|public|accessible)\b`,
    'i',
  ),
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
    promised(fields, PROMISES, 'The text says that the code will be released.') ??
    promised(fields, CLAIMS, 'The text says that the code is public, but does not link it.') ?? {
      status: 'NOT_STATED',
      reason: 'The text links no code and promises none; whether there is code elsewhere is not known.',
      evidence: [],
    }
  );
}

function promised(fields: readonly FieldText[], patterns: readonly RegExp[], reason: string): CodeAvailability | null {
  for (const field of fields) {
    for (const { start, end } of field.sentences) {
      const sentence = field.text.slice(start, end);
      if (!SPEAKS_OF_CODE.test(sentence)) continue;
      const match = patterns.map((pattern) => pattern.exec(sentence)).find((found) => found !== null);
      if (!match) continue;
      const evidence: Evidence = evidenceAt(field, start + match.index, start + match.index + match[0].length);
      return { status: 'PROMISED', reason, evidence: [evidence] };
    }
  }
  return null;
}
