import { graphql } from 'react-relay';

graphql`
  fragment paperCard_paper on Paper {
    slug
    title
    url
    publishedOn
    codeAvailability {
      status
      reason
      repository {
        url
      }
    }
  }
`;

/** A card that is found again by its id. */
graphql`
  query paperCardQuery($id: ID!) {
    node(id: $id) {
      ...paperCard_paper @alias(as: "paper")
    }
  }
`;
