import type { IncomingMessage, ServerResponse } from 'node:http';

/** Origins whose pages may read answers, such as https://example.org; "*" is any. */
export type Origins = readonly string[];

/**
 * Lets pages of other origins read an answer where they may. Cookies and other credentials are never allowed: answers are the same for
 * everybody. True where the request was a preflight and has been answered.
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: Origins): boolean {
  const { origin } = request.headers;
  const allowed = origins.includes('*') ? '*' : origins.find((each) => each === origin);
  if (origin === undefined || allowed === undefined) return false;
  response.setHeader('Access-Control-Allow-Origin', allowed);
  response.setHeader('Access-Control-Expose-Headers', 'ETag, X-Request-Id');
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match, X-Request-Id',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  });
  response.end();
  return true;
}
