import { type DocumentNode, GraphQLError, getOperationAST, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { MAX_ALIASES, MAX_DEPTH, MAX_NESTING, MAX_TEXT, MAX_TOKENS, shapeOf, textShapeOf } from './document-limit.js';

/** Refuses documents that are costly to parse or to validate before either is done, and anything but queries by GET. */
export function useDocumentGuard(): Plugin {
  return {
    onParse({ params, setParseFn }) {
      const { nesting, longest } = textShapeOf(String(params.source));
      if (nesting > MAX_NESTING) throw tooMuch(`nests ${nesting} brackets`, MAX_NESTING);
      if (longest > MAX_TEXT) throw tooMuch(`has a text of ${longest} characters`, MAX_TEXT);
      setParseFn((source, options) => parse(source, { ...options, maxTokens: MAX_TOKENS }));
      return ({ result, context }) => {
        if (!isDocument(result)) return;
        const { depth, aliases } = shapeOf(result);
        if (depth > MAX_DEPTH) throw tooMuch(`nests ${depth} fields`, MAX_DEPTH);
        if (aliases > MAX_ALIASES) throw tooMuch(`has ${aliases} aliases`, MAX_ALIASES);
        if (context.request.method === 'GET') requireQuery(result, context.params.operationName);
      };
    },
  };
}

/** A link or an image in a page can make a browser send a GET, so a GET must change nothing. */
function requireQuery(document: DocumentNode, operationName: string | null | undefined): void {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === 'query') return;
  throw new GraphQLError(`A ${operation.operation} cannot be sent by GET; send it by POST.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 405, headers: { Allow: 'POST' } } },
  });
}

function isDocument(result: unknown): result is DocumentNode {
  return result !== null && typeof result === 'object' && 'definitions' in result;
}

function tooMuch(what: string, limit: number): GraphQLError {
  return new GraphQLError(`The document ${what}; at most ${limit} are allowed. Split it into several requests.`, {
    extensions: { code: 'COST_EXCEEDED', http: { status: 400, spec: true } },
  });
}
