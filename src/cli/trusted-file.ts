import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { parseJson } from '../domain/json.js';
import { documentFaults } from '../server/document-guard.js';
import { type DocumentEntry, type TrustedDocuments, trustDocuments } from '../server/trusted-document.js';
import { CommandError, fileFault } from './failure.js';
import { readTextFile } from './text-file.js';

/** Documents by hash, as graphql-codegen and the Relay compiler write them. */
const Manifest = z.record(z.string(), z.string());
/** As Apollo's generate-persisted-query-manifest writes them. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

const DOCUMENT = /\.(?:graphql|gql)$/;
const MANIFEST = /\.json$/;

/**
 * Reads the trusted documents of a file, or of all files of a folder and the folders in it: .json is a manifest, .graphql and .gql are a
 * document each. Each must be one that a server of this schema would answer. Throws all faults as one CommandError.
 */
export async function readTrustedDocuments(
  path: string,
  schema: GraphQLSchema,
  introspection: boolean,
): Promise<TrustedDocuments> {
  const entries = (await Promise.all((await filesOf(path)).map(entriesOf))).flat();
  if (entries.length === 0) throw unusable(`${path} holds no .graphql file and no manifest with a document`);
  const faultsOf = (text: string) => documentFaults(text, schema, introspection).map(inWords);
  const parsed = trustDocuments(entries, faultsOf);
  if (!parsed.ok) throw unusable(...parsed.faults);
  return parsed.documents;
}

async function filesOf(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path, { recursive: true });
    return names
      .filter((name) => DOCUMENT.test(name) || MANIFEST.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    throw new CommandError(`Cannot read the trusted documents ${path}: ${fileFault(error)}.`, 1, { cause: error });
  }
}

async function entriesOf(file: string): Promise<readonly DocumentEntry[]> {
  const text = await readTextFile('the trusted documents', file);
  if (!MANIFEST.test(file)) return [{ origin: file, text, hash: null }];
  const json = parseJson(text);
  const apollo = ApolloManifest.safeParse(json);
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => entryOf(file, id, body));
  const manifest = Manifest.safeParse(json);
  if (!manifest.success) throw unusable(`${file} is no manifest, a JSON object of documents by their hash`);
  return Object.entries(manifest.data).map(([hash, document]) => entryOf(file, hash, document));
}

const entryOf = (file: string, hash: string, text: string): DocumentEntry => ({
  origin: `${hash} of ${file}`,
  text,
  hash,
});

function inWords({ message, locations }: GraphQLError): string {
  const [place] = locations ?? [];
  const words = message.replace(/\.$/, '');
  return place ? `${words} (line ${place.line}, column ${place.column})` : words;
}

function unusable(...faults: readonly string[]): CommandError {
  return new CommandError(faults.map((fault) => `The trusted documents cannot be used: ${fault}.`).join('\n'));
}
