import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config.js';

describe('the configuration', () => {
  test('an empty environment serves the embedded store of the working directory to this machine alone', () => {
    expect(parseConfig({ PORT: '', PAPERGRAPH_STORE: '' })).toEqual({
      ok: true,
      config: {
        port: 4000,
        host: '127.0.0.1',
        store: { kind: 'file', directory: '.papergraph' },
        logLevel: 'info',
        cacheBytes: 128 * 2 ** 20,
        origins: [],
        introspection: true,
        graphiql: true,
        trustedDocuments: null,
        tracing: 'OFF',
      },
    });
  });

  test('a Neo4j takes its user, password and database from their own variables', () => {
    const parsed = parseConfig({
      PAPERGRAPH_STORE: 'neo4j+s://graph.example:7687',
      NEO4J_USERNAME: 'reader',
      NEO4J_PASSWORD: 'secret',
      NEO4J_DATABASE: 'papers',
    });
    expect(parsed).toMatchObject({
      config: {
        store: {
          kind: 'neo4j',
          uri: 'neo4j+s://graph.example:7687',
          username: 'reader',
          password: 'secret',
          database: 'papers',
        },
      },
    });
  });

  test('without a user name there is no authentication', () => {
    expect(parseConfig({ PAPERGRAPH_STORE: 'bolt://localhost' })).toMatchObject({
      ok: true,
      config: { store: { kind: 'neo4j', username: null, password: null, database: null } },
    });
  });

  test('every fault is reported in one go, each with its variable', () => {
    const parsed = parseConfig({
      PORT: '70000',
      HOST: 'http://localhost',
      LOG_LEVEL: 'loud',
      PAPERGRAPH_CACHE_MB: '1.5',
      PAPERGRAPH_CORS_ORIGINS: 'https://example.org/page',
      PAPERGRAPH_GRAPHIQL: 'no',
      PAPERGRAPH_INTROSPECTION: 'false',
      PAPERGRAPH_STORE: 'postgres://localhost',
      NEO4J_USERNAME: 'neo4j',
    });
    if (parsed.ok) throw new Error('expected faults');
    expect(parsed.faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'HOST',
      'LOG_LEVEL',
      'NEO4J_PASSWORD',
      'PAPERGRAPH_CACHE_MB',
      'PAPERGRAPH_CORS_ORIGINS',
      'PAPERGRAPH_GRAPHIQL',
      'PAPERGRAPH_INTROSPECTION',
      'PAPERGRAPH_STORE',
      'PORT',
    ]);
    for (const fault of parsed.faults) expect(fault).toMatch(/^[^\n]+\.$/);
  });

  test('origins are a list, and what is switched off is off', () => {
    const parsed = parseConfig({
      PAPERGRAPH_CORS_ORIGINS: 'https://example.org, http://localhost:5173',
      PAPERGRAPH_INTROSPECTION: 'off',
      PAPERGRAPH_GRAPHIQL: 'off',
    });
    expect(parsed).toMatchObject({
      config: { origins: ['https://example.org', 'http://localhost:5173'], introspection: false, graphiql: false },
    });
  });

  test.each([
    ['an endpoint alone', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' }, 'ON'],
    ['an endpoint for traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c:4318/v1/traces' }, 'ON'],
    ['an exporter without an endpoint', { OTEL_TRACES_EXPORTER: 'otlp' }, 'ON'],
    ['a name alone', { OTEL_SERVICE_NAME: 'papers' }, 'OFF'],
    ['no exporter', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_TRACES_EXPORTER: 'none' }, 'OFF'],
    ['an SDK that is switched off', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_SDK_DISABLED: 'TRUE' }, 'OFF'],
    ['gRPC', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'UNKNOWN'],
    ['Zipkin', { OTEL_TRACES_EXPORTER: 'zipkin' }, 'UNKNOWN'],
    ['empty variables', { OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_TRACES_EXPORTER: '' }, 'OFF'],
  ])('of the environment of OpenTelemetry %s is understood', (_, env, tracing) => {
    expect(parseConfig(env)).toMatchObject({ config: { tracing } });
  });

  test('a password within the address is refused without being repeated', () => {
    const parsed = parseConfig({ PAPERGRAPH_STORE: 'neo4j://neo4j:hunter2@localhost:7687' });
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });

  test.each([
    ['file:data/graph', 'data/graph'],
    ['file:/srv/graph', '/srv/graph'],
    ['file:///srv/graph', '/srv/graph'],
  ])('%s is the folder %s', (address, directory) => {
    expect(parseConfig({ PAPERGRAPH_STORE: address })).toMatchObject({
      config: { store: { kind: 'file', directory } },
    });
  });

  test.each(['file:', 'file', 'neo4j://', 'neo4j', '.papergraph'])('%s names no store', (address) => {
    const parsed = parseConfig({ PAPERGRAPH_STORE: address });
    expect(parsed).toMatchObject({
      ok: false,
      faults: [expect.stringMatching(/^PAPERGRAPH_STORE .*expected file:FOLDER/)],
    });
  });

  test.each(['-1', '4000.5', '0x10', ' 80', '99999'])('%s is no port', (port) => {
    expect(parseConfig({ PORT: port }).ok).toBe(false);
  });
});
