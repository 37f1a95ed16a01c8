/** What somebody may type into a search box: operators of query languages, punctuation, broken and very long text. */
export const ODD_QUERIES = [
  'meta-',
  'C++',
  'a/b',
  '"meta',
  "'",
  '\\',
  'title:meta AND (NOT',
  'meta~ *',
  '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
  '😀',
  '\u0000',
  '\ud83d',
  '深度学习',
  'constructor __proto__',
  'x'.repeat(500),
  'a '.repeat(32),
];
