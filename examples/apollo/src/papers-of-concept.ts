import { gql, type TypedDocumentNode } from '@apollo/client';

export interface PapersOfConcept {
  readonly concept: {
    readonly papers: {
      readonly totalCount: number;
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly startCursor: string | null;
        readonly endCursor: string | null;
      };
      readonly edges: readonly { readonly node: { readonly slug: string; readonly title: string } }[];
    };
  } | null;
}

/** `first` and `after` page forwards, `last` and `before` backwards. */
export interface PapersOfConceptVariables {
  readonly name: string;
  readonly orderBy?: { readonly field: 'SALIENCE' | 'SLUG'; readonly direction: 'ASC' | 'DESC' };
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export const PAPERS_OF_CONCEPT: TypedDocumentNode<PapersOfConcept, PapersOfConceptVariables> = gql`
  query PapersOfConcept(
    $name: String!
    $orderBy: MentionOrder
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    concept(name: $name) {
      id
      papers(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            id
            slug
            title
          }
        }
      }
    }
  }
`;
