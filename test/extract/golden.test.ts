import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openExtractor } from './open-extractor.js';

// UPDATE_GOLDEN=1 writes the expected facts anew; read the diff before keeping it.
const update = process.env['UPDATE_GOLDEN'] === '1';
const folder = new URL('./golden/', import.meta.url);
const files = readdirSync(folder).sort();
const texts = files.filter((file) => file.endsWith('.txt')).map((file) => file.slice(0, -'.txt'.length));
const extractor = openExtractor();

describe('what is extracted', () => {
  it.each(texts)('from %s is what the file beside it says', (name) => {
    const [title = '', , ...rest] = readFileSync(new URL(`${name}.txt`, folder), 'utf8').split('\n');
    const facts = extractor.extract({ title, abstract: rest.join('\n').trim() || null });
    const path = new URL(`${name}.expected.json`, folder);
    if (update) writeFileSync(path, `${JSON.stringify(facts, null, 2)}\n`);
    expect(facts).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  it('leaves no expectation without its text', () => {
    const expected = files.filter((file) => !file.endsWith('.txt'));
    expect(expected).toEqual(texts.map((name) => `${name}.expected.json`));
  });
});
