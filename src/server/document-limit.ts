import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Tokens a document may have: a page of introspection takes about 300, a hundred aliased look-ups about 3,000. */
export const MAX_TOKENS = 5_000;
/** Brackets that may be open at once. graphql-js parses by recursion, so this is asked of the text before it is parsed. */
export const MAX_NESTING = 100;
/** Fields below one another. GraphiQL's introspection needs 15, a hop through a connection 3. */
export const MAX_DEPTH = 25;
/** Characters of one text, in the document or in a variable: no title is as long. */
export const MAX_TEXT = 10_000;
/** Aliases of a document. */
export const MAX_ALIASES = 200;

/** Text without meaning for nesting (block strings, strings, comments) as graphql-js lexes it, or one bracket. Each alternative is linear. */
const PIECES = /"""(?:[^"\\]+|\\"""|\\|"(?!""))*(?:"""|$)|"(?:[^"\\\n\r]|\\.)*(?:"|$)?|#[^\n\r]*|[{}[\]()]/gsu;

export interface TextShape {
  /** The largest number of brackets of any kind that are open at once. */
  readonly nesting: number;
  /** The length of the longest string, its quotes among it. */
  readonly longest: number;
}

/** Measures a GraphQL text in one pass, valid or not. */
export function textShapeOf(text: string): TextShape {
  let open = 0;
  let nesting = 0;
  let longest = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece === '{' || piece === '[' || piece === '(') {
      open += 1;
      nesting = Math.max(nesting, open);
    } else if (piece === '}' || piece === ']' || piece === ')') open = Math.max(0, open - 1);
    else if (piece.startsWith('"')) longest = Math.max(longest, piece.length);
  }
  return { nesting, longest };
}

export interface DocumentShape {
  /** Fields below one another, fragments spread. */
  readonly depth: number;
  readonly aliases: number;
}

/** Measures a parsed document in one pass; each fragment is measured once however often it is spread. A fragment within itself is left to validation. */
export function shapeOf(document: DocumentNode): DocumentShape {
  const measure = new Measure(document);
  let depth = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) depth = Math.max(depth, measure.depth(definition.selectionSet));
    if (definition.kind === Kind.FRAGMENT_DEFINITION) measure.fragmentDepth(definition.name.value);
  }
  return { depth, aliases: measure.aliases };
}

class Measure {
  aliases = 0;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #depths = new Map<string, number>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  depth(set: SelectionSetNode): number {
    let depth = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) this.aliases += 1;
        depth = Math.max(depth, 1 + (selection.selectionSet ? this.depth(selection.selectionSet) : 0));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) depth = Math.max(depth, this.depth(selection.selectionSet));
      else depth = Math.max(depth, this.fragmentDepth(selection.name.value));
    }
    return depth;
  }

  fragmentDepth(name: string): number {
    const known = this.#depths.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    this.#depths.set(name, 0);
    const depth = fragment ? this.depth(fragment.selectionSet) : 0;
    this.#depths.set(name, depth);
    return depth;
  }
}
