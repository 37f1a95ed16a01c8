import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { findFaults, type SourceFile } from './architecture.js';

const root = fileURLToPath(new URL('../src', import.meta.url));

function readSources(): SourceFile[] {
  const paths = globSync('**/*.{ts,mts,js,mjs}', { cwd: root }).sort();
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('the architecture', () => {
  it('holds in src', () => {
    const sources = readSources();
    expect(sources.length).toBeGreaterThan(20);
    expect(findFaults(sources)).toEqual([]);
  });
});

describe('the check of the architecture', () => {
  it.each([
    [
      'an import against the direction',
      file('extract/a.ts', "import { b } from '../store/store.js';"),
      'store/store.ts',
    ],
    [
      'an import against the direction of folders',
      file('extract/text/a.ts', "import { b } from '../meaning/b.js';"),
      'extract/meaning/b.ts',
    ],
    ['an import out of a folder', file('extract/model/a.ts', "import { b } from '../b.js';"), 'extract/b.ts'],
    ['a folder that its layer does not know', file('extract/new/a.ts', "import '../text/b.js';"), 'extract/text/b.ts'],
    ['a type imported against it', file('domain/a.ts', "import type { B } from '../seed/b.js';"), 'seed/b.ts'],
    ['a re-export against it', file('ingest/a.ts', "export * from '../extract/b.js';"), 'extract/b.ts'],
    ['an import() against it', file('graphql/a.ts', "const b = await import('../server/b.js');"), 'server/b.ts'],
    ['an import for its effects', file('extract/a.ts', "import '../cli/b.js';"), 'cli/b.ts'],
    ['an import over several lines', file('domain/a.ts', "import {\n  b,\n} from '../graphql/b.js';"), 'graphql/b.ts'],
    ['a file of the store that is none of its doors', file('graphql/a.ts', "import '../store/neo4j.js';"), 'neo4j.ts'],
    ['a package in the domain', file('domain/a.ts', "import neo4j from 'neo4j-driver';"), 'neo4j-driver'],
    ['a built-in module in the domain', file('domain/a.ts', "import { x } from 'node:fs/promises';"), 'node:fs'],
    ['a package in the extractor', file('extract/a.ts', "import graphql from 'graphql';"), 'graphql'],
    ['a driver outside the store', file('server/a.ts', "import neo4j from 'neo4j-driver';"), 'neo4j-driver'],
    ['process below the server', file('seed/a.ts', 'const { env } = process;'), 'process'],
    ['process by its module', file('store/a.ts', "import { env } from 'node:process';"), 'process'],
    ['a folder that the table does not know', file('helpers/a.ts', 'export {};'), 'helpers'],
    ['a name that says nothing', file('store/store-utils.ts', 'export {};'), 'store-utils'],
    ['a name in another case', file('store/openStore.ts', 'export {};'), 'kebab-case'],
  ])('finds %s', (_, source, named) => {
    const faults = findFaults([source]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(source.path);
    expect(faults[0]).toContain(named);
  });

  it('finds a cycle of imports, and names the way round', () => {
    const cycle = [
      file('store/a.ts', "import { b } from './b.js';"),
      file('store/b.ts', "import { c } from './cypher/c.js';"),
      file('store/cypher/c.ts', "import { a } from '../a.js';"),
    ];
    expect(findFaults(cycle)).toEqual(['store/a.ts -> store/b.ts -> store/cypher/c.ts -> store/a.ts is a cycle']);
  });

  it('lets pass what goes downwards, and words in comments', () => {
    const sources = [
      file('domain/paper.ts', "// not process.env\nimport { z } from 'zod';\nimport { hash } from 'node:crypto';"),
      file(
        'store/store.ts',
        "/** A process. Once from './gone.js'. */\nimport type { Paper } from '../domain/paper.js';",
      ),
      file('graphql/paper.ts', "import type { Store } from '../store/store.js';"),
      file('cli/main.ts', "import { openStore } from '../store/open.js';\nprocess.exitCode = 1;"),
    ];
    expect(findFaults(sources)).toEqual([]);
  });
});
