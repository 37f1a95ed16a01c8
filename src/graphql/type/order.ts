import { builder } from '../builder.js';
import { OrderDirection } from './enum.js';

function order<const V extends string>(
  name: string,
  what: string,
  fields: Record<V, string>,
  direction: 'ASC' | 'DESC',
) {
  const field = builder.enumType(`${name}Field`, {
    description: `What ${what} are ordered by.`,
    values: Object.fromEntries(
      Object.entries<string>(fields).map(([value, description]) => [value, { value, description }]),
    ) as { [K in V]: { value: K; description: string } },
  });
  return builder.inputType(name, {
    description: `An order of ${what}; ties go by slug, url or id upwards.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What to order by.' }),
      direction: t.field({
        type: OrderDirection,
        required: true,
        defaultValue: direction,
        description: `${direction} if not given.`,
      }),
    }),
  });
}

export const PaperOrder = order(
  'PaperOrder',
  'papers',
  { SLUG: 'Address.', TITLE: 'Title.', PUBLISHED_ON: 'Day of publication; papers without one come last.' },
  'ASC',
);
export const MentionOrder = order(
  'MentionOrder',
  'mentions',
  { SALIENCE: 'How much the paper is about the concept.', SLUG: 'Address of the other side.' },
  'DESC',
);
export const ConceptOrder = order(
  'ConceptOrder',
  'concepts',
  {
    SLUG: 'Address.',
    PAPER_COUNT: 'Papers that mention it.',
    PAPERS_WITH_CODE_COUNT: 'Papers that mention it and link code.',
  },
  'ASC',
);
export const NeighborOrder = order(
  'NeighborOrder',
  'neighbours',
  {
    PAPERS: 'Papers that mention both.',
    NPMI: 'Normalised pointwise mutual information.',
    SLUG: 'Address of the neighbour.',
  },
  'DESC',
);
export const RepositoryOrder = order(
  'RepositoryOrder',
  'repositories',
  { URL: 'Address.', PAPER_COUNT: 'Papers that link it.' },
  'ASC',
);
