import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { REFERENCE_PAGES } from '../../src/server/reference.js';

describe('the reference pages', () => {
  test.each(Object.entries(REFERENCE_PAGES))(
    'docs/%s.md says what the code says; "npm run docs" writes it',
    async (name, page) => {
      expect(await readFile(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')).toBe(page());
    },
  );

  test('list the fields whose finding is work', () => {
    expect(REFERENCE_PAGES.limits()).toMatch(/`Query\.conceptPath` \| 500[\s\S]*`Query\.search` \| 100/);
    expect(REFERENCE_PAGES.limits()).toContain('`Paper.similarPapers` | 20');
  });
});
