import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The path of something that comes with the package, wherever the command is run. This file lies two folders below it, built or not. */
export function packagePath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}

export const DEFAULT_VOCABULARY = packagePath('seeds/vocabulary.tsv');
export const WEIGHTS = packagePath('seeds/extractor');
export const DEFAULT_DIGEST = packagePath('seeds/daily-papers.txt');
export const OPERATIONS = packagePath('schema/operations');

export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
