import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { parseJson } from '../domain/json.js';
import { excessOf } from './value-limit.js';

/** The largest body that is read, in bytes: a query is a thousandth of it. */
export const MAX_BODY = 1 << 20;
const MAX_DRAINED = 1 << 24;

const Body = z.looseObject({});

/** Reads queries from a GET's address and from a POST's JSON, in place of Yoga's parsers, which read bodies of any size and of more types. */
export function useRequestParser(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      setRequestParser(async () => {
        const parameters = request.method === 'GET' ? parseGet(request) : await parsePost(request);
        if (typeof parameters.query !== 'string' || parameters.query === '') {
          throw badRequest(400, 'The request holds no query; send it as the text "query".');
        }
        for (const name of ['variables', 'extensions'] as const) {
          const excess = excessOf(parameters[name]);
          if (excess) throw refusal('COST_EXCEEDED', 400, `The ${name} ${excess}. Split the request.`);
        }
        return parameters;
      });
    },
  };
}

function parseGet(request: Request): GraphQLParams {
  const parameters = new URL(request.url).searchParams;
  const text = (name: string) => parameters.get(name) || undefined;
  const json = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : parseObject(value, `The parameter "${name}"`);
  };
  return withoutUndefined({
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

async function parsePost(request: Request): Promise<GraphQLParams> {
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

function withoutUndefined(parameters: Record<string, unknown>): GraphQLParams {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
