import { graphql } from 'react-relay';

/** A concept by its name. */
graphql`
  query conceptPageQuery($name: String!, $count: Int!) {
    concept(name: $name) {
      id
      label
      definition
      ...conceptPage_papers @arguments(count: $count)
      ...conceptPage_neighbors
    }
  }
`;

/** Its papers, paged at both ends: found again by the concept's id. */
graphql`
  fragment conceptPage_papers on Concept
  @argumentDefinitions(
    count: { type: "Int" }
    cursor: { type: "String" }
    countBefore: { type: "Int" }
    cursorBefore: { type: "String" }
    orderBy: { type: "MentionOrder" }
  )
  @refetchable(queryName: "conceptPagePapersQuery") {
    papers(first: $count, after: $cursor, last: $countBefore, before: $cursorBefore, orderBy: $orderBy)
      @connection(key: "conceptPage_papers", filters: ["orderBy"]) {
      totalCount
      edges {
        central
        evidence {
          field
          text
          sentence
        }
        node {
          ...paperCard_paper
        }
      }
    }
  }
`;

/** The concepts that papers mention together with it, paged forwards. */
graphql`
  fragment conceptPage_neighbors on Concept
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "conceptPageNeighborsQuery") {
    neighbors(minPapers: 2, first: $count, after: $cursor) @connection(key: "conceptPage_neighbors", filters: []) {
      edges {
        papers
        npmi
        node {
          id
          label
        }
        sharedPapers(first: 1) {
          edges {
            evidence {
              sentence
            }
            otherEvidence {
              sentence
            }
            node {
              ...paperCard_paper
            }
          }
        }
      }
    }
  }
`;
