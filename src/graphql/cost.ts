import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { apiError } from './errors.js';
import { DEFAULT_PAGE, MAX_PAGE } from './page.js';

/** Nodes that one request may return: 100 papers with 20 concepts with evidence and 5 repositories each cost about 5,200. */
export const COST_BUDGET = 10_000;

export interface Cost {
  readonly total: number;
  /** The field that costs most by itself and with what is below it, as a path, and what it costs. */
  readonly dearest: { readonly path: string; readonly cost: number };
}

/**
 * The most nodes that an operation can return, from its arguments alone: a connection counts the entries asked for, each with all that
 * is below it; things by their ids, and the mentions of a shared concept, the ids given; a list without paging the entries that its
 * field says it may have; another object or list one. What looks at far more than it returns counts that work on top. Aliases count as
 * the fields that they are; a fragment is counted once for each page size and then multiplied, so that spreading it often costs no
 * time. `variables` are as the request has them; where they do not fit, or the document has no such operation, nothing will be executed: null.
 */
export function costOf(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
  operationName?: string | null,
): Cost | null {
  const operation = operationOf(document, operationName ?? null);
  const root = operation ? schema.getRootType(operation.operation) : null;
  if (!operation || !root) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  return coerced ? new Counter(document, coerced, schema).costOfOperation(operation, root) : null;
}

/** What a parent hands down to the fields below it. */
interface Given {
  /** Entries of the connection. */
  readonly page: number;
  /** Ids that the connection was given. */
  readonly ids: number;
}

const ONE: Given = { page: 1, ids: 1 };

/** The refusal of an operation over the budget; null where it is within. */
export function refusalOf(cost: Cost, budget = COST_BUDGET): GraphQLError | null {
  if (cost.total <= budget) return null;
  const { path, cost: most } = cost.dearest;
  return apiError(
    'COST_EXCEEDED',
    `The request could return ${cost.total} nodes and may return ${budget}; "${path}" alone makes ${most}. Ask for smaller pages.`,
    { cost: { requested: cost.total, budget, field: path } },
  );
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.find((operation) => name === null || operation.name?.value === name) ?? null;
}

class Counter {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, number>();

  constructor(
    document: DocumentNode,
    readonly variables: Readonly<Record<string, unknown>>,
    readonly schema: GraphQLSchema,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  costOfOperation(operation: OperationDefinitionNode, root: GraphQLCompositeType): Cost {
    let total = 0;
    let dearest = { path: '', cost: -1 };
    for (const selection of operation.selectionSet.selections) {
      const cost = this.#costOfSelection({ kind: Kind.SELECTION_SET, selections: [selection] }, root, ONE);
      total += cost;
      if (cost > dearest.cost) dearest = { path: pathOf(selection), cost };
    }
    return { total, dearest };
  }

  /** Cost of a selection for one parent. */
  #costOfSelection(set: SelectionSetNode, type: GraphQLCompositeType, given: Given): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) cost += this.#costOfField(selection, type, given);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const narrowed = selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : type;
        if (isCompositeType(narrowed)) cost += this.#costOfSelection(selection.selectionSet, narrowed, given);
      } else cost += this.#costOfFragment(selection.name.value, given);
    }
    return cost;
  }

  #costOfFragment(name: string, given: Given): number {
    const key = `${name} ${given.page} ${given.ids}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, 0);
    const fragment = this.#fragments.get(name);
    const type = fragment ? this.schema.getType(fragment.typeCondition.name.value) : undefined;
    const cost = fragment && isCompositeType(type) ? this.#costOfSelection(fragment.selectionSet, type, given) : 0;
    this.#known.set(key, cost);
    return cost;
  }

  #costOfField(node: FieldNode, parent: GraphQLCompositeType, given: Given): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = field ? getNamedType(field.type) : undefined;
    if (!field || !isCompositeType(type) || !node.selectionSet || type.name === 'PageInfo') return 0;
    const work = extensionOf(field, 'work') ?? 0;
    if (type.name.endsWith('Connection'))
      return work + this.#costOfSelection(node.selectionSet, type, this.#pageOf(field, node));
    const ofEdge = parent.name.endsWith('Edge');
    // A shared concept is mentioned by as many papers as were asked for; a list that says how long it may be is as long.
    if (ofEdge && isList(field))
      return (extensionOf(field, 'most') ?? given.ids) * (1 + this.#costOfSelection(node.selectionSet, type, ONE));
    if (type.name.endsWith('Edge')) {
      return given.page * (1 + this.#costOfSelection(node.selectionSet, type, { page: 1, ids: given.ids }));
    }
    const below = this.#costOfSelection(node.selectionSet, type, ONE);
    // An edge has been counted as its node already.
    const self = ofEdge && node.name.value === 'node' ? 0 : 1;
    return work + this.#listLength(field, node) * (self + below);
  }

  #pageOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Given {
    const { first, last, papers } = this.#argumentsOf(field, node);
    const asked = typeof first === 'number' ? first : typeof last === 'number' ? last : DEFAULT_PAGE;
    return { page: Math.min(Math.max(asked, 0), MAX_PAGE), ids: Array.isArray(papers) ? papers.length : 1 };
  }

  #listLength(field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    if (!isList(field)) return 1;
    const { ids } = this.#argumentsOf(field, node);
    return Array.isArray(ids) ? ids.length : (extensionOf(field, 'most') ?? 1);
  }

  /** Arguments that do not fit are refused at execution; here they count as not given. */
  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, this.variables);
    } catch {
      return {};
    }
  }
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
}

/** What a field's extensions say of its cost: `most` entries of a list without paging; `work`, in nodes, of finding what it returns. */
function extensionOf(field: GraphQLField<unknown, unknown>, name: 'most' | 'work'): number | null {
  const value = field.extensions[name];
  return typeof value === 'number' ? value : null;
}

function pathOf(selection: SelectionNode): string {
  if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value;
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}`;
  return '...';
}
