/** Papers with names of one letter and signs, and with what looks like one. */
export const SIGNED_PAPERS = [
  { title: 'Fast Flocks in C++', abstract: 'A library for counting sheep.' },
  { title: 'Compilers for Shepherds', abstract: 'We translate C# and c++ programs.' },
  { title: 'Vitamins for Sheep', abstract: 'Vitamin C, the grade A+, and a tool named ABC++.' },
];

/** Papers with words of one letter or digit. */
export const SHORT_PAPERS = [
  { title: 'Statistics of Wool in R', abstract: 'Seven packages.' },
  { title: 'A Grammar of Bleating', abstract: 'Written in r, with 7 rules and a lexicon.' },
];

/** What a search for papers finds of them, best first. */
export const SHORT_SEARCHES: readonly (readonly [query: string, titles: readonly string[]])[] = [
  ['R', ['Statistics of Wool in R', 'A Grammar of Bleating']],
  ['7', ['A Grammar of Bleating']],
  ['q', []],
  ['a', []],
];

/** What a search for papers finds of those with signs, best first. */
export const SIGNED_SEARCHES: readonly (readonly [query: string, titles: readonly string[]])[] = [
  ['C++', ['Fast Flocks in C++', 'Compilers for Shepherds']],
  ['c#', ['Compilers for Shepherds']],
  ['a+', ['Vitamins for Sheep']],
  ['D++', []],
  ['C++ compilers', ['Compilers for Shepherds', 'Fast Flocks in C++']],
];
