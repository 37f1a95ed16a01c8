import { foldPhrase, slugify } from '../domain/fold.js';
import type { CodeStatus } from '../domain/paper.js';
import {
  type Concept,
  type ConceptLists,
  type ConceptSelection,
  EVERY_PAPER,
  type PaperFilter,
} from '../store/store.js';
import { keyOf } from './builder.js';
import type { Context } from './context.js';
import { ambiguous, badInput } from './errors.js';
import { takeLists } from './loaders.js';

export const MAX_NAMES = 20;
/** Each word is a condition of its own on every paper. */
export const MAX_WORDS = 20;

/** What GraphQL gives for an argument that may be left out. */
type Maybe<T> = T | null | undefined;

export interface SelectionInput {
  readonly all?: Maybe<readonly string[]>;
  readonly any?: Maybe<readonly string[]>;
  readonly none?: Maybe<readonly string[]>;
  readonly central?: Maybe<boolean>;
  readonly narrower?: Maybe<boolean>;
}

export interface PaperFilterInput {
  readonly concepts?: Maybe<SelectionInput>;
  readonly codeStatus?: Maybe<readonly CodeStatus[]>;
  readonly hasRepository?: Maybe<boolean>;
  readonly repositoryHost?: Maybe<readonly string[]>;
  readonly digest?: Maybe<string>;
  readonly venue?: Maybe<readonly string[]>;
  readonly publishedFrom?: Maybe<string>;
  readonly publishedTo?: Maybe<string>;
  readonly text?: Maybe<string>;
}

const NONE: ConceptLists = {};

/** The concept that a name stands for: label, slug or alias in any spelling. Null where nothing has it, AMBIGUOUS where several do. */
export async function conceptOfName({ loaders }: Context, name: string, bring = NONE): Promise<Concept | null> {
  const found = await loaders.conceptsByName.load({ key: foldPhrase(name), of: bring });
  const concepts = found.map((concept) => takeLists(concept, bring, loaders));
  const [first] = concepts;
  if (!first) return loaders.concept.load(slugify(name));
  if (concepts.length === 1) return first;
  // What an AMBIGUOUS error lists must find its concept, even where it is one of the ambiguous names itself.
  const itself = concepts.find(({ slug }) => slug === name);
  if (itself) return itself;
  const slugs = concepts.map(({ slug }) => slug);
  throw ambiguous(`The name "${name}"`, slugs);
}

export async function slugOfName(context: Context, name: string): Promise<string | null> {
  return (await conceptOfName(context, name))?.slug ?? null;
}

/** Names become slugs: one that nothing has matches no paper in `all` and `any`, and says nothing in `none`. Null where there are no names. */
export async function toSelection(context: Context, input: Maybe<SelectionInput>): Promise<ConceptSelection | null> {
  if (!input) return null;
  const names = [input.all, input.any, input.none].reduce((sum, list) => sum + (list?.length ?? 0), 0);
  if (names === 0) return null;
  if (names > MAX_NAMES) throw badInput('concepts', `takes at most ${MAX_NAMES} names, was given ${names}`);
  const resolve = async (name: string): Promise<readonly string[]> => {
    const slug = await slugOfName(context, name);
    if (slug === null) return [];
    return input.narrower ? context.loaders.conceptsWithin.load(slug) : [slug];
  };
  const resolveAll = (names: Maybe<readonly string[]>) => Promise.all((names ?? []).map(resolve));
  const any = input.any && input.any.length > 0 ? (await resolveAll(input.any)).flat() : null;
  return {
    all: await resolveAll(input.all),
    any,
    none: (await resolveAll(input.none)).flat(),
    central: input.central ?? false,
  };
}

export async function toPaperFilter(context: Context, input: Maybe<PaperFilterInput>): Promise<PaperFilter> {
  return paperFilterOf(input, input?.concepts ? await toSelection(context, input.concepts) : null);
}

/** The filter of an input whose concepts have been looked for. */
export function paperFilterOf(input: Maybe<PaperFilterInput>, concepts: ConceptSelection | null): PaperFilter {
  if (!input) return EVERY_PAPER;
  return {
    concepts,
    codeStatus: input.codeStatus ?? null,
    hasRepository: input.hasRepository ?? null,
    repositoryHost: input.repositoryHost ?? null,
    digest: toDigest(input.digest),
    venue: input.venue ?? null,
    publishedFrom: input.publishedFrom ?? null,
    publishedTo: input.publishedTo ?? null,
    text: toText(input.text),
  };
}

function toText(text: Maybe<string>): string | null {
  const words = text?.trim().split(/\s+/).length ?? 0;
  if (words > MAX_WORDS) throw badInput('text', `takes at most ${MAX_WORDS} words, was given ${words}`);
  return text ?? null;
}

/** The digest of a global id; one that is none matches nothing, as an unknown one does. */
export function toDigest(id: Maybe<string>): string | null {
  return id === null || id === undefined ? null : (keyOf('Digest', id) ?? '');
}
