// @neo4j/graphql over papergraph's graph, in a process of its own: node bench/peer/server.mjs BOLT_URI PORT.
// Prints "ready" once it answers; ends when its standard input does.
import { createServer } from 'node:http';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

/** The nodes, relationships and properties that the measured queries read, under the labels that papergraph gives them. */
const typeDefs = `#graphql
  type Paper @node {
    id: ID!
    slug: String!
    title: String!
    codeStatus: String!
    concepts: [Concept!]! @relationship(type: "MENTIONS", direction: OUT, properties: "Mention")
    repositories: [Repository!]! @relationship(type: "LINKS", direction: OUT)
  }
  type Concept @node {
    slug: String!
    label: String!
    paperCount: Int!
    papers: [Paper!]! @relationship(type: "MENTIONS", direction: IN, properties: "Mention")
    neighbors(first: Int!): [Neighbor!]! @cypher(
      statement: """
      MATCH (this)<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(other:Concept)
      WITH other, count(*) AS papers
      ORDER BY papers DESC, other.slug LIMIT $first
      RETURN { papers: papers, slug: other.slug, label: other.label } AS neighbor
      """
      columnName: "neighbor"
    )
  }
  type Repository @node {
    id: ID!
    url: String!
  }
  type Mention @relationshipProperties {
    salience: Float!
  }
  type Neighbor {
    slug: String!
    label: String!
    papers: Int!
  }
`;

const [uri = '', port = ''] = process.argv.slice(2);
const driver = neo4j.driver(uri);
// Without this filter pages could only be read by SKIP.
const features = { filters: { String: { GT: true } } };
const schema = await new Neo4jGraphQL({ typeDefs, driver, features }).getSchema();
const server = createServer(createYoga({ schema, graphiql: false, landingPage: false, logging: false }));
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
process.stdin.resume().once('end', () => process.exit());
