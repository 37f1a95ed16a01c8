import { type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';

/**
 * Executes an operation with graphql's own executor: Yoga's puts the fields that are waited for behind all others, where the
 * specification asks for the order of the selection. A result without data has executed nothing: the request is at fault.
 */
export async function executeInOrder(args: ExecutionArgs): Promise<ExecutionResult> {
  const result = await execute(args);
  return 'data' in result ? result : { ...result, errors: (result.errors ?? []).map(asBadRequest) };
}

function asBadRequest({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes: nodes ?? null, extensions: { ...extensions, http: { status: 400 } } });
}
