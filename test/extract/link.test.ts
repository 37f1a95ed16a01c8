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
    ['a line break in the scheme', 'Code: https:\r\n//github.com/lab/net.'],
    ['a line break in the path', 'Code: https://github.com/\nlab/net.'],
    ['a torn scheme and host', 'Code: https: / /github. com/lab/net.'],
    ['a damaged scheme', 'Code: https//github.com/lab/net upon publication.'],
    ['a scheme that is left out', 'Code: //github.com/lab/net Neural Estimator.'],
    ['curly quotes', 'Code: ‘https://github.com/lab/net‘.'],
    ['its own repetition', 'Code: https://github.com/lab/nethttps://github.com/lab/net.'],
  ])('are cleaned of %s', (_, text) => {
    expect(linksOf(text)).toMatchObject([{ url: 'https://github.com/lab/net', kind: 'REPOSITORY', role: 'OWN' }]);
  });

  it('get a scheme where the text gives none, and keep their path', () => {
    const urls = linksOf('See github.com/lab/net/tree/main/data and www.example.org/page.').map(({ url }) => url);
    expect(urls).toEqual(['https://github.com/lab/net/tree/main/data', 'https://www.example.org/page']);
  });

  it.each(
    [
      ...['github.com', 'gitlab.com', 'bitbucket.org', 'gitee.com', 'codeberg.org', 'huggingface.co', 'kaggle.com'],
      ...[
        'zenodo.org',
        'tinyurl.com',
        'youtube.com',
        'gist.github.com',
        'hf.co',
        'doi.org',
        'bit.ly',
        'git.io',
        'goo.gl',
      ],
      ...['youtu.be', 'anonymous.4open.science', 'colab.research.google.com', 'drive.google.com', 'sites.google.com'],
      ...['www.lab.edu', 'lab.github.io', 'lab.gitlab.io'],
    ].flatMap((host) => [host, host.toUpperCase()]),
  )('are found at %s without a scheme', (host) => {
    expect(linksOf(`It is at ${host}/lab/net.`)).toHaveLength(1);
  });

  it.each([
    ['https://lab.github.io/net', 'A page: https://lab. github.io/net and more.'],
    ['https://lab.github.io/net', 'A page: https://lab.github. io/net and more.'],
    ['https://lab.github.io/', 'A page: https://lab.github.io/ for images and/or code.'],
    ['https://lab.github.io/net_page/', 'A page: https://lab.github.io/ net_page/'],
    ['https://lab.github.io/ntp/', 'It helps all objectives.lab.github.io/ntp/.'],
    ['https://lab.edu/people/net.html', 'A page: https://lab.edu/ people/net.html'],
    ['https://sites.google.com/view/net', 'A page: https://sites.google.com/view/\nnet'],
    ['https://github.com/lab/Key_Point_Net', 'Code: https://github.com/lab/Key_ Point_Net.'],
    ['https://github.com/MY-LAB/net', 'Code: https://github.com/ MY- LAB/net.'],
    ['https://web.archive.org/web/2020/https://lab.org/x', 'See https://web.archive.org/web/2020/https://lab.org/x.'],
  ])('are put together again, and no further: %s', (url, text) => {
    expect(linksOf(text).map((link) => link.url)).toEqual([url]);
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
    ['OWN', 'We provide code along with an extended analysis at https://lab.github.io/net.'],
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

  it.each([
    ['DEMO', 'The demo runs at https://lab.org/net.'],
    ['OTHER', 'Results demonstrate it: https://lab.org/net.'],
    ['PROJECT_PAGE', 'It is fast.11Website: https://lab.org/net'],
    ['PROJECT_PAGE', 'The toolkit is at https://lab.org/net.'],
    ['REPOSITORY', 'The toolkit is at https://git.lab.org/team/net.'],
    ['REPOSITORY', 'The toolkit is at https://github.com/anonymous4321/net.'],
  ])('are told apart by the words around them: %s in "%s"', (kind, text) => {
    expect(linksOf(text)).toMatchObject([{ kind }]);
  });

  it.each([
    'Code: https://github.com/anonymous/net',
    'Code: https://github.com/link_upon_acceptance',
    'Code on https://github.com.',
    'We use node.js and e.g. this.',
  ])('are none in "%s"', (text) => {
    expect(linksOf(text)).toEqual([]);
  });
});

describe('the state of the code', () => {
  it.each([
    ['LINKED', 'Code: https://github.com/lab/net and https://lab.github.io/net.'],
    ['ANONYMIZED', 'Code: https://anonymous.4open.science/r/net-12AB.'],
    ['PROJECT_PAGE', 'Project page: https://lab.github.io/net.'],
    ['PROMISED', 'The code will be made publicly available.'],
    ['PROMISED', 'We will open-source our implementation.'],
    ['PROMISED', 'We make our dataset and code available on GitHub.'],
    ['PROMISED', 'We open source our software stack.'],
    ['PROMISED', 'The source code is publicly available.'],
    ['NOT_STATED', 'We compare open-source and closed models.'],
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
