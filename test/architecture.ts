import { posix } from 'node:path';

/** A file of src: its path from there, with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface Layer {
  /** The layers that it may import, itself aside. */
  readonly below: readonly string[];
  /** The packages and built-in modules it may import; any where not said. */
  readonly packages?: readonly string[];
  /** What others may import of it; any file where not said. */
  readonly doors?: Readonly<Record<string, readonly string[]>>;
  /** Its folders and which others of them each may import; the files right in it may import all, and none of these them. */
  readonly folders?: Readonly<Record<string, readonly string[]>>;
}

/** One direction: domain <- extract, ingest, store <- seed, graphql, export <- server <- cli. A file right in src is a layer by itself. */
const layers: Readonly<Record<string, Layer>> = {
  domain: { below: [], packages: ['zod', 'node:crypto'] },
  extract: {
    below: ['domain'],
    packages: ['zod'],
    folders: {
      lexicon: [],
      model: [],
      text: ['lexicon'],
      link: ['text'],
      concept: ['lexicon', 'model', 'text'],
      coined: ['lexicon', 'model', 'text'],
      meaning: ['lexicon', 'model', 'text', 'concept'],
    },
  },
  ingest: { below: ['domain'] },
  store: {
    below: ['domain'],
    doors: {
      config: ['store/open.ts'],
      graphql: ['store/store.ts', 'store/errors.ts'],
      export: ['store/store.ts'],
      seed: ['store/store.ts', 'store/errors.ts', 'store/change.ts', 'store/session.ts', 'store/cypher/seed-read.ts'],
    },
  },
  seed: { below: ['domain', 'extract', 'ingest', 'store'] },
  graphql: { below: ['domain', 'store'] },
  export: { below: ['domain', 'store'], packages: [] },
  config: { below: ['domain', 'store'], packages: ['zod'] },
  server: { below: ['domain', 'store', 'graphql', 'config'] },
  cli: { below: ['domain', 'extract', 'ingest', 'store', 'seed', 'graphql', 'export', 'config', 'server'] },
};

/** Packages that belong to one layer, so that they can be replaced there. */
const homes: Readonly<Record<string, string>> = {
  'neo4j-driver': 'store',
  '@grafeo-db/js': 'store',
  '@pothos/core': 'graphql',
  'graphql-yoga': 'server',
  'prom-client': 'server',
  '@opentelemetry/api': 'server',
  '@opentelemetry/sdk-trace-node': 'server',
  commander: 'cli',
  'cli-progress': 'cli',
};

const readsProcess = ['server', 'cli'];

type Import = { readonly file: string } | { readonly package: string };

/** Every breach of the architecture in these files, a line each; none for files that keep to it. */
export function findFaults(files: readonly SourceFile[]): string[] {
  const imports = new Map(files.map(({ path, text }) => [path, importsOf(path, text)]));
  return [
    ...files.flatMap(({ path }) => nameFaults(path)),
    ...[...imports].flatMap(([path, targets]) => targets.flatMap((target) => importFaults(path, target))),
    ...files
      .filter(usesProcess)
      .map(({ path }) => `${path} reads process, which only ${readsProcess.join(' and ')} may`),
    ...findCycles(imports),
  ];
}

const layerOf = (path: string) => path.split('/')[0]?.replace(/\.\w+$/, '') ?? '';
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

/** What a file imports: files of src by their path with the .ts ending, and packages. */
function importsOf(path: string, text: string): Import[] {
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...withoutComments(text).matchAll(pattern)].map(([, target = '']) =>
    target.startsWith('.')
      ? { file: posix.join(posix.dirname(path), target).replace(/\.js$/, '.ts') }
      : { package: packageOf(target) },
  );
}

/** The folder within its layer that a file lies in; empty where right in it. */
const folderOf = (path: string) => path.split('/').slice(1, -1)[0] ?? '';

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function nameFaults(path: string): string[] {
  if (!layers[layerOf(path)]) return [`${path} lies in no layer of the table`];
  const name = posix.basename(path).replace(/\.\w+$/, '');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return [`${path} is not kebab-case`];
  if (/\b(utils?|helpers?|managers?|services?|common|misc)\b/.test(name))
    return [`${path} has a name that says nothing`];
  return [];
}

function importFaults(path: string, target: Import): string[] {
  const from = layerOf(path);
  const layer = layers[from];
  if (!layer) return [];
  const breach = 'file' in target ? fileBreach(path, target.file, layer) : packageBreach(from, target.package, layer);
  return breach === null ? [] : [`${path} imports ${'file' in target ? target.file : target.package}, ${breach}`];
}

function fileBreach(path: string, file: string, layer: Layer): string | null {
  const [from, to] = [layerOf(path), layerOf(file)];
  if (to === from) return folderBreach(folderOf(path), folderOf(file), layer);
  if (!layer.below.includes(to)) return 'against the direction';
  const doors = layers[to]?.doors?.[from];
  return doors && !doors.includes(file) ? `which is no door of ${to} for ${from}` : null;
}

function folderBreach(from: string, to: string, { folders }: Layer): string | null {
  if (!folders || from === '' || from === to) return null;
  return folders[from]?.includes(to) ? null : 'against the direction of its folders';
}

function packageBreach(from: string, name: string, layer: Layer): string | null {
  if (layer.packages && !layer.packages.includes(name)) return `which ${from} may not`;
  const home = homes[name];
  return home && home !== from ? `which belongs to ${home}` : null;
}

function usesProcess({ path, text }: SourceFile): boolean {
  if (readsProcess.includes(layerOf(path))) return false;
  return /\bprocess\s*[.[]|=\s*process\b|['"](node:)?process['"]/.test(withoutComments(text));
}

/** Each cycle once, as the way round from its first file by name. */
function findCycles(imports: ReadonlyMap<string, readonly Import[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path);
    if (start >= 0) cycles.push(`${[...way.slice(start), path].join(' -> ')} is a cycle`);
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) if ('file' in target) visit(target.file, [...way, path]);
    done.add(path);
  };
  for (const path of [...imports.keys()].sort()) visit(path, []);
  return cycles;
}
