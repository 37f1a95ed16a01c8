// Writes src/generated.ts from the schema and the documents in src/: of each document its text, and the types of its variables and
// its result. Fails where a document does not fit the schema.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as documentTexts from '@graphql-codegen/typed-document-node';
import * as documentTypes from '@graphql-codegen/typescript-operations';
import { parse, Source } from 'graphql';

const SCHEMA = new URL('../../schema/schema.graphql', import.meta.url);
const SOURCES = new URL('src/', import.meta.url);
const GENERATED = new URL('src/generated.ts', import.meta.url);

// Named, so that an error says which file it is in.
const read = async (file) => parse(new Source(await readFile(file, 'utf8'), file.pathname));

const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.graphql')).sort();
const text = await codegen({
  filename: GENERATED.pathname,
  schema: await read(SCHEMA),
  documents: await Promise.all(
    names.map(async (name) => ({ location: name, document: await read(new URL(name, SOURCES)) })),
  ),
  pluginMap: { documentTexts, documentTypes },
  plugins: [{ documentTypes: {} }, { documentTexts: {} }],
  config: {
    documentMode: 'string',
    useTypeImports: true,
    // A scalar that is not listed is an error, not `any`.
    strictScalars: true,
    scalars: { DateTime: 'string', PartialDate: 'string', URL: 'string' },
  },
});
await writeFile(GENERATED, text);
