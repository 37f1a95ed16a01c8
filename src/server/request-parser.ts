import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { z } from 'zod';

/** The largest body that is read, in bytes: a query is a thousandth of it. */
export const MAX_BODY = 1 << 20;

const BodyShape = z.looseObject({});

/** Reads queries from a GET's address and from a POST's JSON, in place of Yoga's parsers, which read bodies of any size and of more types. */
export function useRequestParser(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      setRequestParser(request.method === 'GET' ? parseGet : parsePost);
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

/** A body may come without its length, so it is counted while it is read. */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_BODY) throw badRequest(413, `The body is larger than ${MAX_BODY} bytes; send a smaller query.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseObject(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest(400, `${what} is not JSON.`);
  }
  if (Array.isArray(value)) throw badRequest(400, `${what} is a list; send one query a request.`);
  const parsed = BodyShape.safeParse(value);
  if (!parsed.success) throw badRequest(400, `${what} is no JSON object.`);
  return parsed.data;
}

function badRequest(status: number, message: string): GraphQLError {
  const http = status === 413 ? { status, headers: { Connection: 'close' } } : { status };
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http } });
}

function withoutUndefined(parameters: Record<string, unknown>): GraphQLParams {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
