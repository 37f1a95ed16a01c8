import { describe, expect, it } from 'vitest';
import { repositoryOf, resourceOf } from '../../src/domain/repository.js';

describe('the repository of an address', () => {
  it.each([
    'https://github.com/Some-Lab/Net.js',
    'http://github.com/Some-Lab/Net.js/',
    'github.com/Some-Lab/Net.js',
    'www.github.com/Some-Lab/Net.js.git',
    'HTTPS://WWW.GitHub.com/Some-Lab/Net.js',
    'https://github.com/Some-Lab/Net.js/tree/main/examples',
    'https://github.com/Some-Lab/Net.js?tab=readme#usage',
    'git@github.com:Some-Lab/Net.js.git',
    'ssh://git@github.com/Some-Lab/Net.js.git',
    'ssh://git@github.com:22/Some-Lab/Net.js.git',
    'git://github.com/Some-Lab/Net.js.git',
    'git+https://github.com/Some-Lab/Net.js.git',
    'https://raw.githubusercontent.com/Some-Lab/Net.js/main/README.md',
  ])('is one for %s', (address) => {
    expect(repositoryOf(address)).toEqual({
      id: 'github.com/some-lab/net.js',
      url: 'https://github.com/Some-Lab/Net.js',
      host: 'github.com',
      owner: 'Some-Lab',
      name: 'Net.js',
    });
  });

  it.each([
    ['https://gitlab.com/group/sub/project/-/tree/main/src', 'gitlab.com/group/sub/project'],
    ['https://gitlab.inria.fr/team/tool', 'gitlab.inria.fr/team/tool'],
    ['https://bitbucket.org/Lab/code/src/master/', 'bitbucket.org/lab/code'],
    ['https://codeberg.org/lab/code', 'codeberg.org/lab/code'],
    ['https://gitee.com/lab/code', 'gitee.com/lab/code'],
    ['https://git.sr.ht/~someone/code', 'git.sr.ht/~someone/code'],
    ['https://git.lab.org/Team/code/src/branch/main', 'git.lab.org/team/code'],
    ['https://gitlab.com/group/src', 'gitlab.com/group/src'],
  ])('is found on other hosts: %s', (address, id) => {
    expect(repositoryOf(address)?.id).toBe(id);
  });

  it.each([
    'https://github.com/some-lab',
    'https://github.com/orgs/some-lab',
    'https://some-lab.github.io/net',
    'https://group.gitlab.io/project',
    'https://gist.github.com/someone/0123abcd',
    'https://huggingface.co/some-lab/net',
    'https://example.org/github.com/some-lab/net',
    'https://notgithub.com/some-lab/net',
    'https://gitlab.com/group',
    'https://git.io/J3VO0',
    'https://git.io/a/b',
    '',
    'no address',
  ])('is none for "%s"', (address) => {
    expect(repositoryOf(address)).toBeNull();
  });
});

describe('a resource', () => {
  it('has one id for an address with and without scheme, www and closing slash', () => {
    const ids = ['https://www.example.org/Page/', 'http://example.org/Page'].map((url) => resourceOf(url, 'OTHER').id);
    expect(new Set(ids).size).toBe(1);
  });
});
