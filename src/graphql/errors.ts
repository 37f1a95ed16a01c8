import { type ASTNode, GraphQLError } from 'graphql';
import { StoreError } from '../store/errors.js';

/** Every code that an answer's `extensions.code` may have, and what it says. */
export const ERROR_CODES = {
  BAD_INPUT: 'An argument is outside what it may be; the message names it.',
  BAD_CURSOR: 'A cursor is damaged, or comes from a list with another order or filter.',
  AMBIGUOUS: 'A name stands for several things; `extensions.candidates` lists them.',
  COST_EXCEEDED:
    'The request is larger than one may be, or could return more nodes than one may; the message says which limit it passes.',
  STORE_UNAVAILABLE: 'The graph cannot be reached now; try again later.',
  STORE_OUTDATED:
    'The graph was seeded by an earlier version and lacks what this request reads; one more `papergraph seed` on the server adds it.',
  TIMEOUT: 'The answer took longer than it may; ask for less.',
  BAD_REQUEST: 'The HTTP request is none that can be answered: its method, type, size or form.',
  DOCUMENT_NOT_TRUSTED: 'The server answers trusted documents alone, and this is none of them.',
  GRAPHQL_PARSE_FAILED: 'The document is no GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE:
    'The document has no operation of the name that `operationName` says, or several and no name.',
  INTERNAL_SERVER_ERROR: 'A fault of the server, logged under the request id.',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** An error with a code; `at` is the place in the document that it tells of. */
export function apiError(
  code: ErrorCode,
  message: string,
  extensions: Record<string, unknown> = {},
  at: ASTNode | null = null,
): GraphQLError {
  return new GraphQLError(message, { nodes: at, extensions: { code, ...extensions } });
}

export const badInput = (argument: string, expected: string): GraphQLError =>
  apiError('BAD_INPUT', `"${argument}" ${expected}.`, { argument });

export const ambiguous = (what: string, candidates: readonly string[]): GraphQLError =>
  apiError('AMBIGUOUS', `${what} means several; ask for one of them: ${candidates.join(', ')}.`, { candidates });

/** A store's fault as a client may see it: without address, path or statement. Null for what is not a client's to know. */
export function fromStoreError(error: unknown): GraphQLError | null {
  if (!(error instanceof StoreError)) return null;
  if (error.code === 'TIMEOUT') return apiError('TIMEOUT', 'The graph took longer than it may; ask for smaller pages.');
  if (error.code === 'OUTDATED') {
    return apiError(
      'STORE_OUTDATED',
      'The graph was seeded by an earlier version and cannot be searched yet; run "papergraph seed" on the server once more.',
    );
  }
  if (error.code === 'UNAVAILABLE' || error.code === 'CREDENTIALS' || error.code === 'EMPTY') {
    return apiError('STORE_UNAVAILABLE', 'The graph cannot be reached now; try again later.');
  }
  return null;
}
