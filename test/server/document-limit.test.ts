import fc from 'fast-check';
import { getIntrospectionQuery, Lexer, parse, Source, TokenKind } from 'graphql';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH, MAX_NESTING, MAX_TOKENS, shapeOf, textShapeOf } from '../../src/server/document-limit.js';

const OPENING: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

const nestingOf = (text: string) => textShapeOf(text).nesting;

/** The nesting of what graphql-js's own lexer sees before it gives up. */
function lexedNesting(text: string): number {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  let most = 0;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (OPENING.includes(token.kind)) open += 1;
      if (CLOSING.includes(token.kind)) open -= 1;
      most = Math.max(most, open);
    }
  } catch {
    // The parser gets no further either.
  }
  return most;
}

describe('the nesting of a text', () => {
  test.each([
    ['{ a }', 1],
    ['{ a(b: [[1]]) }', 4],
    ['{ a(b: "[[[[") }', 2],
    ['{ a(b: """ [[[[ \\""" [[[[ """) }', 2],
    ['{ a # [[[[\n }', 1],
    // A backslash escapes nothing in a block string but its end.
    ['"""\\\\""" """ [[[', 3],
    ['} } } {', 1],
    ['', 0],
  ])('of %s is %i', (text, nesting) => {
    expect(nestingOf(text)).toBe(nesting);
  });

  test('is never less than what the parser would meet', () => {
    const piece = fc.constantFrom('[[', ']', '"', '"""', '\\', '\\"""', '#', '\n', ' ');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (sample) => nestingOf(sample) >= lexedNesting(sample)),
      { numRuns: 5_000 },
    );
  });

  test('comes with the length of the longest string', () => {
    expect(textShapeOf('{ a(b: "four", c: """a " b""") } # "a comment is none"').longest).toBe(11);
  });

  test('of a megabyte is found in a fraction of a second', () => {
    const started = performance.now();
    for (const text of [
      '['.repeat(1e6),
      `"${'a'.repeat(1e6)}`,
      `"""${'"'.repeat(2)}${'a\\'.repeat(5e5)}`,
      '"'.repeat(1e6),
    ]) {
      nestingOf(text);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the shape of a document', () => {
  test('counts the fields below one another through fragments', () => {
    const document = parse('{ a { ...f } } fragment f on A { b { ... on B { c } } }');
    expect(shapeOf(document)).toEqual({ depth: 3, aliases: 0 });
  });

  test('counts the aliases of a fragment once, however often it is spread', () => {
    const document = parse('{ x: a { ...f ...f } } fragment f on A { y: b z: c }');
    expect(shapeOf(document).aliases).toBe(3);
  });

  test('ends on fragments that spread one another', () => {
    const document = parse('{ ...f } fragment f on A { a { ...g } } fragment g on A { b { ...f } }');
    expect(shapeOf(document).depth).toBe(2);
  });

  test('of the introspection of GraphiQL is within all limits', () => {
    const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true });
    expect(nestingOf(query)).toBeLessThan(MAX_NESTING);
    expect(shapeOf(parse(query, { maxTokens: MAX_TOKENS })).depth).toBeLessThanOrEqual(MAX_DEPTH);
  });
});
