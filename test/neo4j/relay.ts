import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A relay of connections to a Neo4j, which can go away as a server does that ends, or as one whose cable is pulled. */
export interface Relay {
  readonly uri: string;
  /** Ends all connections and takes no more. */
  end(): Promise<void>;
  /** Leaves all connections open and passes nothing on. */
  fallSilent(): void;
}

export async function openRelay(uri: string): Promise<Relay> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (bytes) => void (silent || to.write(bytes)));
      from.on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    uri: `bolt://127.0.0.1:${port}`,
    async end() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    fallSilent() {
      silent = true;
    },
  };
}
