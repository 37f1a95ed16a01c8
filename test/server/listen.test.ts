import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ListenError, listen } from '../../src/server/listen.js';

describe('an address that cannot be had', () => {
  test('in use: the port is named', async () => {
    const first = await listen(() => undefined, 0, '127.0.0.1');
    const port = Number(new URL(first.url).port);
    const second = listen(() => undefined, port, '127.0.0.1');
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
    await first.close(0);
  });

  test('of another machine: the host is named', async () => {
    await expect(listen(() => undefined, 0, '192.0.2.1')).rejects.toThrow(/192\.0\.2\.1.*HOST/);
  });
});

describe('a server that closes', () => {
  test('lets a running request end, and accepts no other', async () => {
    const server = await listen(
      (_request, response) => void setTimeout(() => response.end('done'), 200),
      0,
      '127.0.0.1',
    );
    const running = fetch(server.url).then((response) => response.text());
    await wait(50);
    const closed = server.close(5_000);
    await expect(fetch(server.url)).rejects.toThrow();
    expect(await running).toBe('done');
    await closed;
  });

  test('does not wait for connections that are only kept alive', async () => {
    const server = await listen((_request, response) => void response.end('done'), 0, '127.0.0.1');
    await (await fetch(server.url)).text();
    const started = performance.now();
    await server.close(5_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('cuts off what has not ended by the limit', async () => {
    const server = await listen(() => undefined, 0, '127.0.0.1');
    const hanging = fetch(server.url).then(
      () => 'answered',
      () => 'cut off',
    );
    await wait(50);
    await server.close(100);
    expect(await hanging).toBe('cut off');
  });

  test('writes an IPv6 address as a URL does', async () => {
    const server = await listen((_request, response) => void response.end(), 0, '::1');
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    await server.close(0);
  });
});
