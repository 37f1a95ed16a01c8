import { builder } from '../builder.js';

const values = <const T extends Record<string, string>>(of: T) =>
  Object.fromEntries(Object.entries(of).map(([name, description]) => [name, { value: name, description }])) as {
    [K in keyof T]: { value: K; description: string };
  };

export const TextKind = builder.enumType('TextKind', {
  description: "What a paper's `abstract` is.",
  values: values({
    ABSTRACT: "The authors' own abstract.",
    SUMMARY: "Somebody's summary, not the authors' words.",
    NONE: 'No text.',
  }),
});
export const TextField = builder.enumType('TextField', {
  description: 'The text of a paper that evidence lies in.',
  values: {
    TITLE: { value: 'title', description: 'The title.' },
    ABSTRACT: { value: 'abstract', description: 'The abstract.' },
  } as const,
});
export const CodeStatus = builder.enumType('CodeStatus', {
  description: "The state of a paper's code; of several the first that holds.",
  values: values({
    LINKED: "A repository is linked that is the paper's own or whose role is not said.",
    ANONYMIZED: 'Code is linked that is anonymized for review.',
    PROJECT_PAGE: 'No repository, but a project page is linked.',
    PROMISED:
      'The text says that the code will be released, or that it is public, and links none; `reason` says which.',
    NOT_STATED: 'The text says nothing of code, which does not mean that there is none.',
  }),
});
export const ConceptKind = builder.enumType('ConceptKind', {
  description: 'What sort of thing a concept is.',
  values: values({
    TASK: 'What is to be solved.',
    SETTING: 'Conditions of learning or of the data.',
    METHOD: 'A technique, algorithm or procedure.',
    MODEL: 'An architecture or a named model.',
    THEORY: 'A phenomenon, property or theoretical notion.',
    DATASET: 'A dataset or benchmark.',
    METRIC: 'A measure.',
    APPLICATION: 'A field of use.',
    OTHER: 'None of these, or not known.',
  }),
});
export const LinkRole = builder.enumType('LinkRole', {
  description: 'Whose a link is.',
  values: values({
    OWN: "The paper's own.",
    USED: "Somebody else's, that the paper uses or compares with.",
    UNSTATED: 'The text does not say.',
  }),
});
export const ResourceKind = builder.enumType('ResourceKind', {
  description: 'What a link that is no repository leads to.',
  values: values({
    PROJECT_PAGE: 'A page about the work.',
    ANONYMIZED_CODE: 'Code, anonymized for review.',
    ORGANIZATION: 'An account, not one repository.',
    GIST: 'A snippet.',
    MODEL: 'Model weights.',
    DATASET: 'Data.',
    DEMO: 'A demo.',
    NOTEBOOK: 'A notebook.',
    ARCHIVE: 'A deposit in an archive.',
    DOWNLOAD: 'Files to download.',
    VIDEO: 'A video.',
    PAPER: 'A paper.',
    SHORTENER: 'A shortened address, whose target is not known.',
    OTHER: 'Something else.',
  }),
});
export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Direction of an order.',
  values: values({ ASC: 'From small to large, from A to Z.', DESC: 'From large to small, from Z to A.' }),
});
