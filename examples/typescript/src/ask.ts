import type { TypedDocumentString } from './generated.js';

/** What a GraphQL server answers. */
interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** An answer with errors. `code` is one of docs/errors.md; null where the answer came from something else, a proxy say. */
export class AskError extends Error {
  override name = 'AskError';

  constructor(
    readonly code: string | null,
    message: string,
  ) {
    super(code === null ? message : `${code}: ${message}`);
  }
}

/** Sends a document with its variables, and gives its result. */
export async function ask<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  if (!/json/.test(response.headers.get('content-type') ?? ''))
    throw new AskError(null, `${url} answered ${response.status} and no JSON.`);
  // The one place that takes the server at its word: it has checked the document against the schema that the types were made from.
  const { data, errors } = (await response.json()) as Answer<Result>;
  const [error] = errors ?? [];
  if (error) throw new AskError(error.extensions?.code ?? null, error.message);
  if (!data) throw new AskError(null, `${url} answered ${response.status} without data.`);
  return data;
}
