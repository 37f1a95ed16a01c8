import graphql from '@graphql-eslint/eslint-plugin';

const { configs, parser } = graphql;
const plugins = { '@graphql-eslint': graphql };

export default [
  {
    files: ['schema/schema.graphql'],
    languageOptions: { parser },
    plugins,
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      // Short lists without paging, such as evidence, are lists of values.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // Edges, connections and values are no things with an identity of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    files: ['schema/operations/*.graphql'],
    languageOptions: {
      parser,
      parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql', documents: 'schema/operations/*.graphql' } },
    },
    plugins,
    rules: {
      ...configs['flat/operations-recommended'].rules,
      // Ids are for the caches of clients; these operations are read by people.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
