import type { ServerResponse } from 'node:http';

/** Sends JSON; `headers` come on top of type and length. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(bytes);
}

/** What a caller is told of a fault of ours. */
export const UNEXPECTED = 'Something failed here that should not have; the log has it under this request id.';

/** What a refused request is told, in the shape of a GraphQL error, so that GraphQL clients can show it too. */
export const refusalOf = (message: string) => ({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });

/** Refuses a request. */
export function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, refusalOf(message), headers);
}
