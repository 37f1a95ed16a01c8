import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { MAX_ALIASES, MAX_DEPTH, MAX_NESTING, MAX_TEXT, MAX_TOKENS, shapeOf, textShapeOf } from './document-limit.js';

/** Refuses documents that are costly to parse or to validate before either is done, and anything but queries by GET. */
export function useDocumentGuard(): Plugin {
  return {
    onParse({ params, setParseFn }) {
      const refusal = textRefusal(String(params.source));
      if (refusal) throw refusal;
      setParseFn((source, options) => parse(source, { ...options, maxTokens: MAX_TOKENS }));
      return ({ result, context }) => {
        if (!isDocument(result)) return;
        const excess = shapeRefusal(result);
        if (excess) throw excess;
        if (context.request.method === 'GET') requireQuery(result, context.params.operationName);
      };
    },
  };
}

/** The rules of validation beside those of the specification. */
export const ownRules = (introspection: boolean): readonly ValidationRule[] =>
  introspection ? [knownOperation] : [knownOperation, NoSchemaIntrospectionCustomRule];

/** Graphql finds out that the schema has no mutations when it executes one, and calls it a fault of the operation's arguments. */
function knownOperation(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${node.operation}s.`, { nodes: node }));
    },
  };
}

/** Why a document would be refused, whatever its variables. */
export function documentFaults(text: string, schema: GraphQLSchema, introspection: boolean): readonly GraphQLError[] {
  const refusal = textRefusal(text);
  if (refusal) return [refusal];
  try {
    const document = parse(text, { maxTokens: MAX_TOKENS });
    const excess = shapeRefusal(document);
    return excess ? [excess] : validate(schema, document, [...specifiedRules, ...ownRules(introspection)]);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function textRefusal(text: string): GraphQLError | null {
  const { nesting, longest } = textShapeOf(text);
  if (nesting > MAX_NESTING) return tooMuch(`nests ${nesting} brackets`, MAX_NESTING);
  return longest > MAX_TEXT ? tooMuch(`has a text of ${longest} characters`, MAX_TEXT) : null;
}

function shapeRefusal(document: DocumentNode): GraphQLError | null {
  const { depth, aliases } = shapeOf(document);
  if (depth > MAX_DEPTH) return tooMuch(`nests ${depth} fields`, MAX_DEPTH);
  return aliases > MAX_ALIASES ? tooMuch(`has ${aliases} aliases`, MAX_ALIASES) : null;
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
