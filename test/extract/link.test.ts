import { describe, expect, it } from 'vitest';
import { openExtractor } from './open-extractor.js';

const extractor = openExtractor();
const linksOf = (abstract: string) => extractor.extract({ title: 'Notes', abstract }).links;

describe('links', () => {
  it.each([
    ['a full stop', 'Code: https://github.com/lab/net.'],
    ['brackets', 'Code is out (https://github.com/lab/net).'],
    ['angle brackets', 'Code: <https://github.com/lab/net>'],
    ['LaTeX', 'Code: \\url{https://github.com/lab/net}'],
    ['a LaTeX reference', 'Code is \\href{https://github.com/lab/net}{here}.'],
    ['Markdown', 'Code is [here](https://github.com/lab/net).'],
    ['torn scheme', 'Code: https:// github.com/lab/net .'],
    ['a torn host and path', 'Code: https://github. com/ lab/net'],
    ['.git', 'Code: https://github.com/lab/net.git'],
  ])('are cleaned of %s', (_, text) => {
    expect(linksOf(text)).toMatchObject([{ url: 'https://github.com/lab/net', kind: 'REPOSITORY', role: 'OWN' }]);
  });

  it('get a scheme where the text gives none, and keep their path', () => {
    const urls = linksOf('See github.com/lab/net/tree/main/data and www.example.org/page.').map(({ url }) => url);
    expect(urls).toEqual(['https://github.com/lab/net/tree/main/data', 'https://www.example.org/page']);
  });

  it('are one for one repository, with the evidence of both mentions', () => {
    const links = linksOf('Code: https://github.com/Lab/Net. Again: http://www.github.com/lab/net/.');
    expect(links).toHaveLength(1);
    expect(links[0]?.url).toBe('https://github.com/Lab/Net');
    expect(links[0]?.evidence).toHaveLength(2);
  });

  it.each([
    ['OWN', 'Our code is available at https://github.com/lab/net.'],
    ['USED', 'Our model is built on https://github.com/lab/net.'],
    ['USED', 'We compare with https://github.com/lab/net.'],
    ['UNSTATED', 'Compilers (https://github.com/lab/net) are slow.'],
  ])('have the role %s in "%s"', (role, text) => {
    expect(linksOf(text)).toMatchObject([{ role }]);
  });

  it.each([
    ['PROJECT_PAGE', 'https://lab.github.io/net'],
    ['ANONYMIZED_CODE', 'https://anonymous.4open.science/r/net-12AB'],
    ['ORGANIZATION', 'https://github.com/lab'],
    ['GIST', 'https://gist.github.com/someone/12ab'],
    ['MODEL', 'https://huggingface.co/lab/net'],
    ['DATASET', 'https://huggingface.co/datasets/lab/leaves'],
    ['DEMO', 'https://huggingface.co/spaces/lab/net'],
    ['VIDEO', 'https://youtu.be/12ab'],
    ['ARCHIVE', 'https://zenodo.org/record/1234'],
  ])('are told apart: %s', (kind, url) => {
    expect(linksOf(`Everything is at ${url}.`)).toMatchObject([{ url, kind }]);
  });

  it.each(['Code: https://github.com/anonymous/net', 'Code on https://github.com.', 'We use node.js and e.g. this.'])(
    'are none in "%s"',
    (text) => {
      expect(linksOf(text)).toEqual([]);
    },
  );
});

describe('the state of the code', () => {
  it.each([
    ['LINKED', 'Code: https://github.com/lab/net and https://lab.github.io/net.'],
    ['ANONYMIZED', 'Code: https://anonymous.4open.science/r/net-12AB.'],
    ['PROJECT_PAGE', 'Project page: https://lab.github.io/net.'],
    ['PROMISED', 'The code will be made publicly available.'],
    ['PROMISED', 'We will open-source our implementation.'],
    ['NOT_STATED', 'We think about codes that correct errors.'],
    ['NOT_STATED', 'We build on https://github.com/other/net.'],
    ['NOT_STATED', 'The model is at https://huggingface.co/lab/net.'],
  ])('is %s in "%s"', (status, abstract) => {
    const { codeAvailability } = extractor.extract({ title: 'Notes', abstract });
    expect(codeAvailability.status).toBe(status);
    expect(codeAvailability.reason).toMatch(/\.$/);
    expect(codeAvailability.evidence.length > 0).toBe(status !== 'NOT_STATED');
  });
});
