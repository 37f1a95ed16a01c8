import { createServer, type RequestListener, type Server } from 'node:http';

/** The address cannot be listened on; the message says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** A server that accepts requests. */
export interface RunningServer {
  /** Where it answers, without a path; port 0 has become a real one. */
  readonly url: string;
  /** Stops accepting and resolves when the running requests have ended, or after `limit` milliseconds, when it cuts them off. */
  close(limit: number): Promise<void>;
}

/** How long a client may take to send its headers and its whole request, in milliseconds. */
export const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000 };

/** Starts to listen. Rejects with a ListenError. */
export async function listen(listener: RequestListener, port: number, host: string): Promise<RunningServer> {
  const server = createServer(TIMEOUTS, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port, host)));
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server, host), close: (limit) => close(server, limit) };
}

/** Connections that are kept alive would hold the server open after their last request, so idle ones are closed again and again. */
async function close(server: Server, limit: number): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), limit);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(cut);
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function listenError(error: Error, port: number, host: string): ListenError {
  const code = 'code' in error ? String(error.code) : error.message;
  const place = `port ${port} of ${host}`;
  const reasons: { readonly [code: string]: string } = {
    EADDRINUSE: `Port ${port} of ${host} is in use; stop what listens there, or choose another with --port or PORT.`,
    EACCES: `This user may not listen on ${place}; choose a port from 1024 with --port or PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}; choose one of its own with --host or HOST, such as 127.0.0.1.`,
    ENOTFOUND: `The host ${host} is unknown; choose an address of this machine with --host or HOST, such as 127.0.0.1.`,
  };
  const message = reasons[code] ?? `Cannot listen on ${place} (${code}); choose others with --host and --port.`;
  return new ListenError(message, { cause: error });
}
