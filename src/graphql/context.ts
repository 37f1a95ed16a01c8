import type { Reads } from '../store/store.js';
import { createLoaders, type Loaders } from './loaders.js';

/** A measured figure of the shipped extractor. */
export interface Score {
  readonly name: string;
  readonly value: number;
}

/** What resolvers work with: reads of one revision, and loaders that batch them. */
export interface Context {
  readonly view: Reads;
  readonly loaders: Loaders;
  readonly engine: string;
  readonly scores: readonly Score[];
}

export function createContext(of: Omit<Context, 'loaders'>): Context {
  return { ...of, loaders: createLoaders(of.view) };
}
