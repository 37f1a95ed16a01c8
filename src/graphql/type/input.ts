import { builder } from '../builder.js';
import { CodeStatus, ConceptKind } from './enum.js';

const ConceptSelection = builder.inputType('ConceptSelection', {
  description:
    'Papers by the concepts they mention. A name is label, slug or alias in any spelling; at most 20 in all.',
  fields: (t) => ({
    all: t.stringList({ description: 'Papers that mention each of these.' }),
    any: t.stringList({ description: 'Papers that mention at least one of these.' }),
    none: t.stringList({ description: 'Papers that mention none of these.' }),
    central: t.boolean({ description: 'Whether only central mentions count for `all` and `any`.' }),
    narrower: t.boolean({ description: 'Whether concepts below a named one count as it.' }),
  }),
});

export const PaperFilter = builder.inputType('PaperFilter', {
  description: 'Papers for which all that is given holds.',
  fields: (t) => ({
    concepts: t.field({ type: ConceptSelection, description: 'The concepts they mention.' }),
    codeStatus: t.field({ type: [CodeStatus], description: 'One of these states of code availability.' }),
    hasRepository: t.boolean({ description: 'Whether they link any repository, whatever its role.' }),
    repositoryHost: t.stringList({ description: 'They link a repository on one of these hosts.' }),
    digest: t.id({ description: 'They stand in this digest.' }),
    venue: t.stringList({ description: 'One of these venues, in any case.' }),
    publishedFrom: t.field({
      type: 'PartialDate',
      description: 'Published then or later, as far as the date is known.',
    }),
    publishedTo: t.field({
      type: 'PartialDate',
      description: 'Published then or earlier, as far as the date is known.',
    }),
    text: t.string({
      description: 'Title or abstract has each of these words, as a part or whole, in any case; at most 20.',
    }),
  }),
});

export const ConceptFilter = builder.inputType('ConceptFilter', {
  description: 'Concepts for which all that is given holds.',
  fields: (t) => ({
    kinds: t.field({ type: [ConceptKind], description: 'One of these kinds.' }),
    prefix: t.string({ description: 'One of its names begins so, in any spelling.' }),
    minPapers: t.int({ description: 'At least so many papers mention it.' }),
    hasCode: t.boolean({ description: 'Whether a paper that mentions it links code.' }),
    narrowerThan: t.string({ description: 'It lies below the concept of this name, at any depth.' }),
  }),
});

export const RepositoryFilter = builder.inputType('RepositoryFilter', {
  description: 'Repositories for which all that is given holds.',
  fields: (t) => ({
    host: t.stringList({ description: 'On one of these hosts.' }),
    owner: t.string({ description: 'Of this owner, in any case.' }),
    concepts: t.field({ type: ConceptSelection, description: 'Linked by papers with these concepts.' }),
    digest: t.id({ description: 'Linked by papers of this digest.' }),
  }),
});

export const PaperBy = builder.inputType('PaperBy', {
  description: 'One way to name a paper.',
  isOneOf: true,
  fields: (t) => ({
    slug: t.string({ description: 'Its slug.' }),
    arxivId: t.string({ description: 'Its arXiv id, with or without version.' }),
    doi: t.string({ description: 'Its DOI, with or without resolver.' }),
    title: t.string({ description: 'Its title, in any case and punctuation.' }),
    url: t.string({ description: 'The address of its page: arXiv, DOI, Hugging Face, or as a source gave it.' }),
  }),
});
