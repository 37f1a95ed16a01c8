import { graphql } from 'react-relay';

graphql`
  query paperListQuery($count: Int!, $where: PaperFilter) {
    ...paperList_query @arguments(count: $count, where: $where)
  }
`;

/** All papers that fit a filter, paged forwards: a list of the root, which needs no id. */
graphql`
  fragment paperList_query on Query
  @argumentDefinitions(count: { type: "Int" }, cursor: { type: "String" }, where: { type: "PaperFilter" })
  @refetchable(queryName: "paperListPageQuery") {
    papers(first: $count, after: $cursor, where: $where) @connection(key: "paperList_papers", filters: ["where"]) {
      edges {
        node {
          ...paperCard_paper
        }
      }
    }
  }
`;

/** Results of three types. */
graphql`
  query paperListSearchQuery($text: String!) {
    search(query: $text, first: 10) {
      edges {
        score
        highlights {
          field
          start
          end
        }
        node {
          __typename
          ... on Node {
            id
          }
          ... on Concept {
            label
          }
          ... on Repository {
            owner
            name
          }
          ...paperCard_paper @alias(as: "paper")
        }
      }
    }
  }
`;
