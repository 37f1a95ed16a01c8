import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { hashOf } from '../domain/hash.js';

/** The tag of a request's answer, and whether the client says that it has that answer already. */
export interface Tagged {
  readonly tag: string;
  readonly known: boolean;
}

/** The tags of answers to GET requests. Under one revision a query has one answer, so the tag is known before the answer is. */
export interface EntityTags {
  /** The tag that an answer will have where it turns out to have no errors; null for a request by POST, which HTTP does not cache. */
  tagOf(request: Request, revision: string, args: ExecutionArgs): Tagged | null;
  /** Sends the tag with the request's answer; where the client knows it, 304 is all that it is sent. */
  send(request: Request, tagged: Tagged): void;
  readonly plugin: Plugin;
}

/** `version` differs wherever equal queries over equal graphs may be answered otherwise. */
export function createEntityTags(version: string): EntityTags {
  const tags = new WeakMap<Request, Tagged>();
  return {
    tagOf(request, revision, { document, operationName, variableValues }) {
      if (request.method !== 'GET') return null;
      const query = document.loc?.source.body;
      // Weak: what the answer says is the same, though its bytes may be compressed or its fields' order be another's.
      const tag = `W/"${hashOf([version, revision, query, operationName ?? null, variableValues ?? {}])}"`;
      return { tag, known: hasTag(request.headers.get('if-none-match') ?? '', tag) };
    },
    send: (request, tagged) => void tags.set(request, tagged),
    plugin: {
      onResponse({ request, response, setResponse, fetchAPI }) {
        const tagged = tags.get(request);
        if (!tagged) {
          response.headers.set('Cache-Control', 'no-store');
          return;
        }
        // Anybody may keep it, but has to ask before it is used again: a seed may come any time.
        const headers = { ETag: tagged.tag, 'Cache-Control': 'no-cache', Vary: 'Accept, Origin' };
        if (tagged.known) setResponse(new fetchAPI.Response(null, { status: 304, headers }));
        else for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      },
    },
  };
}

/** Whether a list of tags holds one, by the weak comparison that If-None-Match asks for. */
function hasTag(list: string, tag: string): boolean {
  const opaque = (text: string) => text.replace(/^W\//, '');
  return (list.match(/(?:W\/)?"[^"]*"/g) ?? []).some((given) => opaque(given) === opaque(tag));
}
