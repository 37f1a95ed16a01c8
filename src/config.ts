import { z } from 'zod';
import type { StoreLocation } from './store/open.js';

/** The levels of the log, as pino names them. */
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** All that the environment settles. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly store: StoreLocation;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Bytes of what was read that the server keeps; 0 keeps nothing. */
  readonly cacheBytes: number;
  /** Origins whose pages may read answers; "*" is any. */
  readonly origins: readonly string[];
  readonly introspection: boolean;
  readonly graphiql: boolean;
  /** The file or folder of the only documents that are answered; null where any document is. */
  readonly trustedDocuments: string | null;
  readonly tracing: Tracing;
}

/** Whether spans are sent, as the OTEL_* variables say; UNKNOWN where they are wanted in a way that is not known here. */
export type Tracing = 'OFF' | 'ON' | 'UNKNOWN';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Variables by name, as a process has them. */
export type Environment = { readonly [name: string]: string | undefined };

const NEO4J_SCHEMES = ['neo4j:', 'neo4j+s:', 'neo4j+ssc:', 'bolt:', 'bolt+s:', 'bolt+ssc:'];
const STORE_FORMS = 'expected file:FOLDER, neo4j://HOST:7687, neo4j+s://HOST or bolt://HOST:7687';

/** Unset and empty are the same: container tools pass variables that nobody set as empty ones. */
const setting = (fallback: string) => z.preprocess((value) => value || undefined, z.string().default(fallback));
const optional = z.preprocess((value) => value || null, z.string().nullable());

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
const isHost = (text: string) => /^[\p{L}\p{N}._:%-]+$/u.test(text);

const onOrOff = setting('on')
  .refine((text) => text === 'on' || text === 'off', 'must be on or off')
  .transform((text) => text === 'on');

const isOrigin = (text: string) => text === '*' || (URL.canParse(text) && new URL(text).origin === text);
const originList = z
  .preprocess((value) => value || '', z.string())
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine(
    (list) => list.every(isOrigin),
    'must be * or origins such as https://example.org, without a path, with commas between them',
  );

const Settings = z.object({
  PORT: setting('4000').refine(isPort, 'must be a whole number from 0 to 65535').transform(Number),
  HOST: setting('127.0.0.1').refine(isHost, 'must be a host name or address alone, such as 127.0.0.1 or 0.0.0.0'),
  LOG_LEVEL: setting('info').pipe(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })),
  PAPERGRAPH_CACHE_MB: setting('128')
    .refine(
      (text) => /^\d{1,5}$/.test(text),
      'must be a whole number of megabytes from 0, which keeps nothing, to 99999',
    )
    .transform((text) => Number(text) * 2 ** 20),
  PAPERGRAPH_CORS_ORIGINS: originList,
  PAPERGRAPH_INTROSPECTION: onOrOff,
  PAPERGRAPH_GRAPHIQL: onOrOff,
  PAPERGRAPH_TRUSTED_DOCUMENTS: optional,
  PAPERGRAPH_STORE: setting('file:.papergraph').transform(parseAddress),
  NEO4J_USERNAME: optional,
  NEO4J_PASSWORD: optional,
  NEO4J_DATABASE: optional,
});

/**
 * Reads the settings from an environment. All faults are found in one go, each one line that names its variable; none repeats a
 * secret. A relative folder is relative to the working directory.
 */
export function parseConfig(env: Environment): ParsedConfig {
  const parsed = Settings.safeParse(env);
  const issues = parsed.success ? [] : parsed.error.issues;
  const faults = [...issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`), ...passwordFaults(env)];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const { PORT: port, HOST: host, LOG_LEVEL: logLevel, PAPERGRAPH_STORE: address } = parsed.data;
  const { PAPERGRAPH_CACHE_MB: cacheBytes, PAPERGRAPH_CORS_ORIGINS: origins } = parsed.data;
  const { PAPERGRAPH_INTROSPECTION: introspection, PAPERGRAPH_GRAPHIQL: graphiql } = parsed.data;
  const { PAPERGRAPH_TRUSTED_DOCUMENTS: trustedDocuments } = parsed.data;
  const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database } = parsed.data;
  const store: StoreLocation = address.kind === 'file' ? address : { ...address, username, password, database };
  const served = { cacheBytes, origins, introspection, graphiql, trustedDocuments, tracing: tracingOf(env) };
  return { ok: true, config: { port, host, store, logLevel, ...served } };
}

/** These variables are shared with other programs, so that none of them is a fault here. The SDK itself reads the rest of them. */
function tracingOf(env: Environment): Tracing {
  const exporter = env['OTEL_TRACES_EXPORTER'] || null;
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' || exporter === 'none') return 'OFF';
  if (!endpoint && exporter === null) return 'OFF';
  const protocol = env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] || env['OTEL_EXPORTER_OTLP_PROTOCOL'] || PROTOCOL;
  return protocol === PROTOCOL && (exporter ?? 'otlp') === 'otlp' ? 'ON' : 'UNKNOWN';
}

const PROTOCOL = 'http/protobuf';

type Address = { readonly kind: 'file'; readonly directory: string } | { readonly kind: 'neo4j'; readonly uri: string };

function parseAddress(text: string, context: z.RefinementCtx): Address {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (text.startsWith('file:')) {
    const directory = text.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
    return directory === '' ? refuse('names no folder; expected file:FOLDER') : { kind: 'file', directory };
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !NEO4J_SCHEMES.includes(url.protocol) || url.hostname === '')
    return refuse(`names no store; ${STORE_FORMS}`);
  if (url.username !== '' || url.password !== '') {
    return refuse('must not hold a user name or password; put them into NEO4J_USERNAME and NEO4J_PASSWORD');
  }
  return { kind: 'neo4j', uri: text };
}

/** Checked apart from the rest, so that another variable's fault does not hide it. */
function passwordFaults(env: Environment): string[] {
  if (!env['NEO4J_USERNAME'] || env['NEO4J_PASSWORD'] || (env['PAPERGRAPH_STORE'] || 'file:').startsWith('file:'))
    return [];
  return [
    'NEO4J_PASSWORD is missing though NEO4J_USERNAME is set; set both, or neither for a Neo4j without authentication.',
  ];
}
