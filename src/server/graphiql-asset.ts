import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One file of the page. Its path holds a hash of its content, so that a browser may keep it for good. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  bytes(encoding: Encoding): Promise<Buffer>;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** Packs 5 MB in a fifth of a second; the next levels take twice as long for a few per cent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const PACKERS: { readonly [encoding in Encoding]: (content: Buffer) => Promise<Buffer> } = {
  br: (content) => promisify(brotliCompress)(content, BROTLI),
  gzip: (content) => promisify(gzip)(content),
  identity: async (content) => content,
};

/** An asset under `folder`/NAME-HASH.EXT; packed once for each encoding, when it is first asked for. */
export function createAsset(folder: string, name: string, extension: 'js' | 'css', content: string): Asset {
  const plain = Buffer.from(content);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  const packed = new Map<Encoding, Promise<Buffer>>();
  return {
    path: `${folder}/${name}-${hash}.${extension}`,
    type: extension === 'js' ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8',
    bytes(encoding) {
      const known = packed.get(encoding);
      if (known) return known;
      const made = PACKERS[encoding](plain);
      packed.set(encoding, made);
      return made;
    },
  };
}

export async function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset): Promise<void> {
  const encoding = encodingFor(request.headers['accept-encoding']);
  const bytes = await asset.bytes(encoding);
  response.writeHead(200, {
    'Content-Type': asset.type,
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** The best encoding that an Accept-Encoding header admits; one with weight 0 is refused. */
export function encodingFor(header: string | string[] | undefined): Encoding {
  const admitted = new Set(
    String(header ?? '')
      .split(',')
      .filter((entry) => !/;\s*q=0(?:\.0*)?\s*$/i.test(entry))
      .map((entry) => entry.replace(/;.*/s, '').trim().toLowerCase()),
  );
  if (admitted.has('br')) return 'br';
  return admitted.has('gzip') || admitted.has('*') ? 'gzip' : 'identity';
}
