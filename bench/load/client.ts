import { Client } from 'undici';

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Measured {
  readonly requests: number;
  readonly failures: number;
  readonly seconds: number;
  /** Milliseconds of each request, upwards. */
  readonly latencies: readonly number[];
}

/**
 * Sends requests over so many connections, each with one under way, until the time is over. They take turns in the requests' order.
 * An answer of another status, or that begins with errors, is a failure. All are connected before the time begins: Node accepts one
 * connection a turn of its loop, so that of hundreds at once the last would wait for all that the first ask for.
 */
export async function load(
  url: string,
  requests: readonly Request[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Measured> {
  const bodies = requests.map((request) => JSON.stringify(request));
  const latencies: number[] = [];
  let failures = 0;
  // Each load goes on where another might have ended: none asks for the first few alone.
  let turn = Math.floor(Math.random() * bodies.length);
  const clients = await Promise.all(Array.from({ length: connections }, () => connected(url)));
  const started = performance.now();
  const end = started + seconds * 1_000;
  const ask = async (client: Client) => {
    while (performance.now() < end) {
      const body = bodies[turn % bodies.length] ?? '';
      turn += 1;
      const sent = performance.now();
      if (!(await succeeds(client, body))) failures += 1;
      latencies.push(performance.now() - sent);
    }
    await client.close();
  };
  await Promise.all(clients.map(ask));
  const taken = (performance.now() - started) / 1_000;
  return { requests: latencies.length, failures, seconds: taken, latencies: latencies.sort((a, b) => a - b) };
}

async function connected(url: string): Promise<Client> {
  const client = new Client(url);
  await succeeds(client, JSON.stringify({ query: '{ __typename }' }));
  return client;
}

/** Errors come first in an answer that has some. */
const ERRORS = Buffer.from('{"errors"');

function succeeds(client: Client, body: string): Promise<boolean> {
  return new Promise((resolve) => {
    let good = true;
    let first = true;
    client.dispatch(
      { path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json' }, body },
      {
        onConnect() {},
        onHeaders(status) {
          good = status === 200;
          return true;
        },
        onData(chunk) {
          if (first && chunk.subarray(0, ERRORS.length).equals(ERRORS)) good = false;
          first = false;
          return true;
        },
        onComplete: () => resolve(good),
        onError: () => resolve(false),
      },
    );
  });
}

/** The data of one answer, which must have no errors. */
export async function ask(url: string, { query, variables }: Request): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer: unknown = await response.json();
  if (answer === null || typeof answer !== 'object' || !('data' in answer) || 'errors' in answer) {
    throw new Error(`${response.status} ${JSON.stringify(answer).slice(0, 1_000)}`);
  }
  return answer.data;
}

export function percentile(latencies: readonly number[], share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
}
