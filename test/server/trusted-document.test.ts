import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../src/cli/package-file.js';
import { readTrustedDocuments } from '../../src/cli/trusted-file.js';
import { NO_SCORES } from '../../src/domain/score.js';
import { createSchema } from '../../src/graphql/schema.js';
import { createApi } from '../../src/server/api.js';
import { MAX_DEPTH } from '../../src/server/document-limit.js';
import { createMetrics } from '../../src/server/metrics.js';
import { readOperations } from '../../src/server/operation-file.js';
import { temporaryFolder } from '../file-end.js';
import { openSeededStore, openServer, post } from './open-server.js';

const COUNT = 'query Count { graph { counts { papers } } }';
const TWO = `query A { graph { revision } }
query B($name: String!) { concept(name: $name) { label } }
`;
const UNKNOWN = 'query Count { graph { counts { concepts } } }';
const PAPERS = { data: { graph: { counts: { papers: 2 } } } };

const hashOf = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');
const sha256 = (text: string) => hashOf('sha256', text);
const read = (path: string, introspection = true) => readTrustedDocuments(path, createSchema(), introspection);

/** A folder that holds these files. */
async function folderOf(files: Readonly<Record<string, string | object>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

let seeded: Awaited<ReturnType<typeof openSeededStore>>;
let server: Awaited<ReturnType<typeof openServer>>;
beforeAll(async () => {
  seeded = await openSeededStore();
  const trusted = await read(await folderOf({ 'count.graphql': COUNT, 'more/two.gql': TWO }));
  const api = createApi('grafeo', NO_SCORES, 'test');
  server = await openServer(seeded.store, api, createMetrics(), { trusted });
});
afterAll(async () => {
  await server.close(0);
  await seeded.remove();
});

const get = (parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers });
const apollo = (hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash: hash } });
const refused = { errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] };

describe('a trusted document', () => {
  test.each([
    ['by its text', { query: COUNT }],
    ['by its hash', { documentId: sha256(COUNT) }],
    ['by its hash with the prefix of the proposal', { documentId: `sha256:${sha256(COUNT)}` }],
    ['by its hash as Apollo sends it', { extensions: apollo(sha256(COUNT)) }],
    ['by its text as GraphiQL sends it', { query: stripIgnoredCharacters(COUNT) }],
    ['by its text as it is printed', { query: print(parse(COUNT)), documentId: sha256(COUNT) }],
    ['by text and id together', { query: COUNT, documentId: sha256(COUNT), extensions: apollo(sha256(COUNT)) }],
  ])('is answered %s', async (_, body) => {
    expect(await (await post(server.url, body)).json()).toMatchObject(PAPERS);
    const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
    const parameters = Object.entries(body).map(([name, value]) => [name, asText(value)]);
    expect(await (await get(Object.fromEntries(parameters))).json()).toMatchObject(PAPERS);
  });

  test('may have several operations, and variables', async () => {
    const response = await post(server.url, {
      documentId: sha256(TWO),
      operationName: 'B',
      variables: { name: 'few-shot learning' },
    });
    expect(await response.json()).toMatchObject({ data: { concept: { label: 'few-shot learning' } } });
  });

  test('has a tag by GET, as any other', async () => {
    const tag = (await get({ documentId: sha256(COUNT) })).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect((await get({ documentId: sha256(COUNT) }, { 'If-None-Match': tag })).status).toBe(304);
  });
});

describe('any other document', () => {
  test.each([
    ['another text', { query: UNKNOWN }],
    ['one field more', { query: COUNT.replace('papers', 'papers concepts') }],
    ['no GraphQL at all', { query: '{' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['an unknown id', { documentId: sha256(UNKNOWN) }],
    ['the hash in capitals', { documentId: sha256(COUNT).toUpperCase() }],
    ['an id that is no text', { documentId: 7 }],
    ['a name of every object', { documentId: 'constructor' }],
    ['an unknown id of Apollo', { extensions: apollo('00') }],
    ['an unknown text under a known id', { query: UNKNOWN, documentId: sha256(COUNT) }],
    ['a known text under another id', { query: COUNT, extensions: apollo(sha256(TWO)) }],
    ['two ids of two documents', { documentId: sha256(COUNT), extensions: apollo(sha256(TWO)) }],
  ])('is refused: %s', async (_, body) => {
    const response = await post(server.url, body, { Accept: 'application/graphql-response+json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject(refused);
  });

  test('is refused by GET', async () => {
    expect(await (await get({ query: UNKNOWN })).json()).toMatchObject(refused);
    expect(await (await get({ documentId: 'a' })).json()).toMatchObject(refused);
  });

  test('is refused as no document where there is none', async () => {
    expect(await (await post(server.url, {})).json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('is answered where no documents are trusted, and its id is not looked at', async () => {
    const open = await openServer(seeded.store, createApi('grafeo', NO_SCORES, 'test'));
    expect(await (await post(open.url, { query: COUNT, documentId: 'a' })).json()).toMatchObject(PAPERS);
    await open.close(0);
  });
});

describe('trusted documents are read from', () => {
  test.each(['sha256', 'sha1', 'md5'])('a manifest of graphql-codegen or Relay by %s', async (algorithm) => {
    const folder = await folderOf({ 'persisted.json': { [hashOf(algorithm, COUNT)]: COUNT } });
    const trusted = await read(join(folder, 'persisted.json'));
    expect(trusted.byId(hashOf(algorithm, COUNT))).toBe(COUNT);
    expect(trusted.byId(`sha256:${sha256(COUNT)}`)).toBe(COUNT);
  });

  test("Apollo's manifest", async () => {
    const operations = [{ id: sha256(COUNT), name: 'Count', type: 'query', body: COUNT }];
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    const trusted = await read(await folderOf({ 'manifest.json': manifest }));
    expect(trusted.byId(sha256(COUNT))).toBe(COUNT);
  });

  test('a folder of both, each document once', async () => {
    const folder = await folderOf({
      'count.graphql': COUNT,
      'a/two.gql': TWO,
      'a/m.json': { [sha256(COUNT)]: COUNT },
      'notes.md': '-',
    });
    expect((await read(folder)).size).toBe(2);
  });

  test('the packaged operations, which GraphiQL has as tabs', async () => {
    const trusted = await read(OPERATIONS);
    const operations = await readOperations(OPERATIONS);
    expect(operations.filter(({ query }) => trusted.byText(query) === query)).toHaveLength(trusted.size);
  });
});

describe('what cannot be trusted is said with its place', () => {
  test.each([
    [
      'a hash of another document',
      { 'm.json': { [sha256(COUNT)]: UNKNOWN } },
      /\w{64} of .*m\.json is not the SHA-256/,
    ],
    ['an id that is no hash', { 'm.json': { Count: COUNT } }, /Count of .*m\.json is not the SHA-256/],
    ['a syntax error', { 'a.graphql': 'query Count {' }, /a\.graphql: Syntax Error: .* \(line 1, column 14\)\.$/],
    [
      'an unknown field',
      { 'a.graphql': '{\n  nothing }' },
      /a\.graphql: Cannot query field "nothing".* \(line 2, column 3\)\.$/,
    ],
    ['no operation', { 'a.graphql': 'type A { a: Int }' }, /not executable/],
    [
      'more depth than is answered',
      { 'a.graphql': `${'{ a '.repeat(MAX_DEPTH + 1)}${'}'.repeat(MAX_DEPTH + 1)}` },
      /at most 25/,
    ],
    ['a manifest that is none', { 'm.json': [COUNT] }, /m\.json is no manifest/],
    ['a manifest without documents', { 'm.json': {} }, /no manifest with a document/],
    ['a folder without documents', { 'notes.md': '' }, /no \.graphql file/],
  ])('%s', async (_, files, fault) => {
    await expect(read(await folderOf(files))).rejects.toThrow(fault);
  });

  test('a path where nothing is', async () => {
    await expect(read('no-such-folder')).rejects.toThrow('no-such-folder: it does not exist');
  });

  test('introspection where it is switched off', async () => {
    const folder = await folderOf({ 'a.graphql': '{ __schema { description } }' });
    await expect(read(folder, false)).rejects.toThrow(/introspection/);
    expect((await read(folder)).size).toBe(1);
  });

  test('all faults in one go, a line each', async () => {
    const faulty = read(await folderOf({ 'a.graphql': '{', 'b.graphql': '{ a b }', 'c.graphql': COUNT }));
    await expect(faulty.catch((error) => error.message.split('\n').length)).resolves.toBe(3);
  });
});
