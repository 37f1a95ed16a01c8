import { type Score, scoresOf } from '../domain/score.js';
import { openStore } from '../store/open.js';
import type { GraphState } from '../store/store.js';
import { standardOutput } from './output.js';
import { readScores } from './score-file.js';
import { readSettings } from './settings.js';

export interface StatsOptions {
  readonly json?: boolean;
}

/** `papergraph stats`: what is in the graph, and how good the extractor that read it measured. */
export async function statsCommand({ json }: StatsOptions): Promise<void> {
  const sheet = await readScores();
  const store = await openStore(readSettings().store);
  try {
    const view = await store.view();
    const state = await view.graph();
    view.release();
    const scores = scoresOf(sheet, state.extractorVersion);
    const text = json
      ? `${JSON.stringify(asJson(store.engine, state, scores))}\n`
      : describe(store.engine, state, scores);
    await standardOutput().write(text);
  } finally {
    await store.close();
  }
}

/** The shape of `graph` in the GraphQL API. */
function asJson(engine: string, { extractorVersion, ...state }: GraphState, scores: readonly Score[]) {
  return { ...state, engine, extractor: { version: extractorVersion, scores } };
}

function describe(engine: string, state: GraphState, scores: readonly Score[]): string {
  const rows: readonly (readonly [string, string | number])[] = [
    ...Object.entries(state.counts),
    ['engine', engine],
    ['snapshot', state.snapshot],
    ['revision', state.revision],
    ['seeded at', state.seededAt ?? 'never'],
    ['extractor', state.extractorVersion],
    ...(scores.length > 0
      ? scores.map(({ name, value }) => [`  ${name}`, value] as const)
      : [['  scores', 'none were measured for this version'] as const]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
