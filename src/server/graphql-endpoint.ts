import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { canonicalJson } from '../domain/json.js';
import type { Store, View } from '../store/store.js';
import { refusalOf, UNEXPECTED } from './answer.js';
import { createDocumentCache } from './document-cache.js';
import { ownRules, useDocumentGuard } from './document-guard.js';
import { createEntityTags, type EntityTags } from './entity-tag.js';
import { executeInOrder } from './execute.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import { currentRequestId } from './request-id.js';
import { useRequestParser } from './request-parser.js';
import { traceOperation } from './tracing.js';
import type { TrustedDocuments } from './trusted-document.js';

export const GRAPHQL_PATH = '/graphql';

/** What the endpoint answers with. */
export interface Api {
  readonly schema: GraphQLSchema;
  /** Differs wherever equal queries over equal graphs may be answered otherwise. */
  readonly version: string;
  /** The context of one request, over the view that it reads. */
  contextOf(view: View): object;
  /** Nodes that one operation may return. */
  readonly budget: number;
  /** What the operation costs, asked before it runs; null where its variables do not fit, so that it will not run. */
  priceOf(args: ExecutionArgs): Price | null;
  /** What a caller may see of an error; null for a fault of our own. */
  publicError(error: unknown): GraphQLError | null;
}

export interface Price {
  /** Nodes that the operation may return at most. */
  readonly requested: number;
  /** Why it will not run; null where it will. */
  readonly refusal: GraphQLError | null;
}

export type Endpoint = YogaServerInstance<object, object>;

export interface EndpointOptions {
  readonly api: Api;
  readonly store: Store;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Whether the schema may be asked for. */
  readonly introspection: boolean;
  /** All that is answered; null where any document is. */
  readonly trusted: TrustedDocuments | null;
}

/** The GraphQL endpoint. Its errors are those that `api.publicError` knows; all others are masked and logged with the request's id. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { api, store, logger, metrics, introspection, trusted } = options;
  const tags = createEntityTags(api.version);
  return createYoga({
    schema: api.schema,
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: quietLogger(logger),
    parserAndValidationCache: { documentCache: createDocumentCache(), errorCache: noCache() },
    maskedErrors: { maskError: (error) => api.publicError(error) ?? masked(error, logger) },
    plugins: [
      useRequestParser(trusted),
      useDocumentGuard(),
      useOwnRules(introspection),
      useView(api, store, tags, metrics),
      tags.plugin,
      useErrorCount(metrics),
      useWordsForNotAcceptable(),
    ],
  });
}

function useOwnRules(introspection: boolean): Plugin {
  return {
    onValidate({ addValidationRule }) {
      for (const rule of ownRules(introspection)) addValidationRule(rule);
    },
  };
}

/**
 * Executes each operation that is within the budget over a view of its own, released when the operation has ended, however it ended. Every
 * answer says the budget, and what was requested of it where there was an operation to count.
 */
function useView(api: Api, store: Store, tags: EntityTags, metrics: Metrics): Plugin {
  const requests = new WeakMap<Request, number>();
  const withCost = (result: ExecutionResult, requested: number | undefined): ExecutionResult => {
    const cost = { ...(requested === undefined ? {} : { requested }), budget: api.budget };
    return { ...result, extensions: { ...result.extensions, cost } };
  };
  return {
    onExecute({ setExecuteFn, context: { request } }) {
      const execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
        const price = api.priceOf(args);
        if (price) {
          metrics.cost(price.requested);
          requests.set(request, price.requested);
          if (price.refusal) return { errors: [price.refusal] };
        }
        const view = await store.view();
        try {
          const tagged = tags.tagOf(request, view.revision, args);
          if (tagged?.known) {
            tags.send(request, tagged);
            return { data: null };
          }
          const answer = await answerOf(args, view, async () =>
            withCost(await executeInOrder({ ...args, contextValue: api.contextOf(view) }), price?.requested),
          );
          if (tagged && !answer.errors) tags.send(request, tagged);
          return answer;
        } finally {
          view.release();
        }
      };
      const codeOf = (error: unknown) => String(api.publicError(error)?.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
      setExecuteFn((args) => traceOperation(args, codeOf, () => execute(args)));
    },
    onResultProcess({ request, result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return;
      setResult(withCost(result, requests.get(request)));
    },
  };
}

/** Yoga writes a result by its `stringify` where it has one. */
interface Answer extends ExecutionResult {
  stringify?(): string;
}

/**
 * The answer to an operation, written once for all who ask the same of one revision. An answer with errors is written for each, as they
 * name the request; it is parsed and validated, and its cost known, before it is asked for here.
 */
async function answerOf(
  { document, operationName, variableValues }: ExecutionArgs,
  view: View,
  execute: () => Promise<ExecutionResult>,
): Promise<Answer> {
  const query = document.loc?.source.body;
  let faulty: ExecutionResult | null = null;
  const text = await view.text(canonicalJson([query, operationName, variableValues]), async () => {
    const result = await execute();
    if (!result.errors) return JSON.stringify(result);
    faulty = result;
    return null;
  });
  return text === null ? (faulty ?? execute()) : { data: null, stringify: () => text };
}

/** Counts the errors of every answer by their code, those from before an operation runs too. */
function useErrorCount(metrics: Metrics): Plugin {
  return {
    onResultProcess({ result }) {
      if (Array.isArray(result) || !('errors' in result)) return;
      for (const { extensions } of result.errors ?? []) metrics.error(extensions?.['code']);
    },
  };
}

/** Yoga refuses in an empty answer to write one of another type. */
function useWordsForNotAcceptable(): Plugin {
  const message = 'An answer is application/json or application/graphql-response+json; set Accept to one of them.';
  return {
    onResponse({ response, setResponse, fetchAPI }) {
      if (response.status !== 406) return;
      const body = JSON.stringify(refusalOf(message));
      setResponse(
        new fetchAPI.Response(body, { status: 406, headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
      );
    },
  };
}

function masked(error: unknown, logger: Logger): GraphQLError {
  logger.error({ err: error instanceof GraphQLError ? (error.originalError ?? error) : error }, 'unexpected error');
  const place = error instanceof GraphQLError ? error : null;
  return new GraphQLError(UNEXPECTED, {
    nodes: place?.nodes ?? null,
    path: place?.path ?? null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: currentRequestId() ?? null },
  });
}

/** Yoga logs masked errors a second time; its other words are for debugging. */
function quietLogger(logger: Logger) {
  const debug = (...words: unknown[]) => logger.debug({ yoga: words.map(String) }, 'yoga');
  return { debug, info: debug, warn: debug, error: debug };
}

function noCache() {
  return { get: () => undefined, set: () => undefined };
}
