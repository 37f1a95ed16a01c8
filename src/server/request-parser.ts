import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { parseJson } from '../domain/json.js';
import { apiError } from '../graphql/errors.js';
import type { TrustedDocuments } from './trusted-document.js';
import { excessOf } from './value-limit.js';

/** The largest body that is read, in bytes: a query is a thousandth of it. */
export const MAX_BODY = 1 << 20;
const MAX_DRAINED = 1 << 24;

const Body = z.looseObject({});

/**
 * Reads queries from a GET's address and from a POST's JSON, in place of Yoga's parsers, which read bodies of any size and of more types.
 * Where there are trusted documents, a request names one of them by its text, its id or both.
 */
export function useRequestParser(trusted: TrustedDocuments | null): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      setRequestParser(async () => {
        const { documentId, ...parameters } = request.method === 'GET' ? parseGet(request) : await parsePost(request);
        const ids = [documentId, apolloId(parameters['extensions'])].filter((id) => id !== undefined && id !== null);
        const query = trusted ? trustedQuery(parameters['query'], ids, trusted) : parameters['query'];
        if (typeof query !== 'string' || query === '') {
          throw badRequest(400, 'The request holds no query; send it as the text "query".');
        }
        for (const name of ['variables', 'extensions'] as const) {
          const excess = excessOf(parameters[name]);
          if (excess) throw refusal('COST_EXCEEDED', 400, `The ${name} ${excess}. Split the request.`);
        }
        return { ...parameters, query };
      });
    },
  };
}

/** The text of the one trusted document that text and ids name; undefined where there are none of both. */
function trustedQuery(query: unknown, ids: readonly unknown[], trusted: TrustedDocuments): string | undefined {
  const given = query === undefined || query === null || query === '' ? [] : [query];
  if (given.length + ids.length === 0) return undefined;
  const named = [...given.map((text) => trusted.byText(text)), ...ids.map((id) => trusted.byId(id))];
  const [text] = named;
  if (text !== undefined && named.every((each) => each === text)) return text;
  throw apiError('DOCUMENT_NOT_TRUSTED', 'This server answers the documents that it was told to trust; this is none.', {
    http: { status: 400, spec: true },
  });
}

const ApolloExtensions = z.object({ persistedQuery: z.object({ sha256Hash: z.unknown() }) });

/** The id as Apollo's clients send it. */
function apolloId(extensions: unknown): unknown {
  return ApolloExtensions.safeParse(extensions).data?.persistedQuery.sha256Hash;
}

function parseGet(request: Request): Record<string, unknown> {
  const parameters = new URL(request.url).searchParams;
  const text = (name: string) => parameters.get(name) || undefined;
  const json = (name: string) => {
    const value = text(name);
    // What a POST may leave out or send as null, some clients write out.
    return value === undefined || value === 'null' ? undefined : parseObject(value, `The parameter "${name}"`);
  };
  return {
    documentId: text('documentId'),
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

async function parsePost(request: Request): Promise<Record<string, unknown>> {
  return parseObject(await readText(request), 'The body');
}

/**
 * A body may come without its length, so it is counted while it is read. The rest of one that is too large is read too, though not
 * kept: a client that is still sending would lose the answer. There is an end to that as well.
 */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length <= MAX_BODY) text += decoder.decode(chunk, { stream: true });
      if (length > MAX_DRAINED) break;
    }
  } catch {
    throw badRequest(400, 'The body ended before its end.');
  }
  if (length > MAX_BODY) throw badRequest(413, `The body is larger than ${MAX_BODY} bytes; send a smaller query.`);
  return text + decoder.decode();
}

function parseObject(text: string, what: string): Record<string, unknown> {
  const value = parseJson(text);
  if (value === undefined) throw badRequest(400, `${what} is not JSON.`);
  if (Array.isArray(value)) throw badRequest(400, `${what} is a list; send one query a request.`);
  const parsed = Body.safeParse(value);
  if (!parsed.success) throw badRequest(400, `${what} is no JSON object.`);
  return parsed.data;
}

const badRequest = (status: number, message: string): GraphQLError => refusal('BAD_REQUEST', status, message);

function refusal(code: 'BAD_REQUEST' | 'COST_EXCEEDED', status: number, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
