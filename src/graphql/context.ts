import type { ScoreSheet } from '../domain/score.js';
import type { Reads } from '../store/store.js';
import { createLoaders, type Loaders } from './loaders.js';

/** What resolvers work with: reads of one revision, and loaders that batch them. */
export interface Context {
  readonly view: Reads;
  readonly loaders: Loaders;
  readonly engine: string;
  /** What the shipped extractor measured. */
  readonly scores: ScoreSheet;
}

export function createContext(of: Omit<Context, 'loaders'>): Context {
  return { ...of, loaders: createLoaders(of.view) };
}
