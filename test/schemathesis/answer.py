"""Whether an answer is what a query asked for, by the schema: names, types, nulls, pages and evidence."""

import re
from collections.abc import Iterator
from typing import Any

import graphql

TEXTS = {
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
    "PartialDate": r"\d{4}(-\d\d(-\d\d)?)?",
    "URL": r"https?://\S+",
}

PAGE = 20
"""Entries of a page where the query does not say how many."""


def faults(schema: graphql.GraphQLSchema, query: str, data: Any) -> Iterator[str]:
    """Everything that is wrong with the data of an answer, a sentence each. Queries have one operation, and no variables."""
    operation = graphql.parse(query).definitions[0]
    assert isinstance(operation, graphql.OperationDefinitionNode)
    yield from _object_faults(schema, schema.query_type, [operation.selection_set], data, "data")


def _value_faults(schema, type_, fields, value, path) -> Iterator[str]:
    if isinstance(type_, graphql.GraphQLNonNull):
        if value is None:
            yield f"{path} is null"
        else:
            yield from _value_faults(schema, type_.of_type, fields, value, path)
    elif value is None:
        return
    elif isinstance(type_, graphql.GraphQLList):
        if isinstance(value, list):
            for index, entry in enumerate(value):
                yield from _value_faults(schema, type_.of_type, fields, entry, f"{path}.{index}")
        else:
            yield f"{path} is no list"
    elif graphql.is_leaf_type(type_):
        if not _is_leaf(type_, value):
            yield f"{path} is no {type_.name}: {value!r}"
    else:
        yield from _composite_faults(schema, type_, fields, value, path)


def _composite_faults(schema, type_, fields, value, path) -> Iterator[str]:
    selections = [field.selection_set for field in fields]
    types = schema.get_possible_types(type_) if graphql.is_abstract_type(type_) else [type_]
    found = [list(_object_faults(schema, possible, selections, value, path)) for possible in types]
    if all(found):
        yield from found[0] if len(types) == 1 else [f"{path} fits none of the types of {type_.name}"]
    elif type_.name.endswith("Connection"):
        yield from _page_faults(fields[0], value, path)
    elif type_.name == "Evidence":
        yield from _evidence_faults(value, path)


def _object_faults(schema, type_, selection_sets, value, path) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path} is no object"
        return
    asked = _asked(schema, type_, selection_sets)
    if value.keys() != asked.keys():
        yield f"{path} has {sorted(value)} where the query asks for {sorted(asked)}"
    for name, fields in asked.items():
        if name not in value:
            continue
        field = fields[0].name.value
        if field == "__typename":
            if value[name] != type_.name:
                yield f"{path}.{name} is {value[name]}, not {type_.name}"
        else:
            yield from _value_faults(schema, type_.fields[field].type, fields, value[name], f"{path}.{name}")


def _asked(schema, type_, selection_sets) -> dict[str, list[graphql.FieldNode]]:
    """What the query asks of an object of this type, by the names that the answer gives it."""
    asked: dict[str, list[graphql.FieldNode]] = {}
    for selection in [selection for selections in selection_sets for selection in selections.selections]:
        if isinstance(selection, graphql.FieldNode):
            name = (selection.alias or selection.name).value
            asked.setdefault(name, []).append(selection)
        else:
            assert isinstance(selection, graphql.InlineFragmentNode)
            condition = selection.type_condition and schema.type_map[selection.type_condition.name.value]
            if condition in (None, type_) or (graphql.is_abstract_type(condition) and schema.is_sub_type(condition, type_)):
                for name, fields in _asked(schema, type_, [selection.selection_set]).items():
                    asked.setdefault(name, []).extend(fields)
    return asked


def _is_leaf(type_, value) -> bool:
    if graphql.is_enum_type(type_):
        return isinstance(value, str) and value in type_.values
    if type_.name in TEXTS:
        return isinstance(value, str) and re.fullmatch(TEXTS[type_.name], value) is not None
    kind = {"Boolean": bool, "Int": int, "Float": (int, float), "String": str, "ID": str}[type_.name]
    return isinstance(value, kind) and (type_.name == "Boolean" or not isinstance(value, bool))


def _page_faults(field, value, path) -> Iterator[str]:
    arguments = {argument.name.value: argument.value for argument in field.arguments or ()}
    sizes = [arguments[name] for name in ("first", "last") if name in arguments]
    given = [int(size.value) for size in sizes if isinstance(size, graphql.IntValueNode)]
    edges = value.get("edges")
    if edges is None:
        return
    if len(edges) > (given[0] if given else PAGE):
        yield f"{path} has {len(edges)} edges, more than asked for"
    if value.get("totalCount", len(edges)) < len(edges):
        yield f"{path}.totalCount is {value['totalCount']}, less than its {len(edges)} edges"
    page, cursors = value.get("pageInfo", {}), [edge["cursor"] for edge in edges if "cursor" in edge]
    for name, cursor in (("startCursor", cursors[:1]), ("endCursor", cursors[-1:])):
        if cursor and page.get(name, cursor[0]) != cursor[0]:
            yield f"{path}.pageInfo.{name} is no edge's"


def _evidence_faults(value, path) -> Iterator[str]:
    if value.keys() >= {"start", "end", "text"}:
        units = len(value["text"].encode("utf-16-le")) // 2
        if value["start"] < 0 or value["end"] - value["start"] != units:
            yield f"{path} is not as long as its text"
    if value.keys() >= {"text", "sentence"} and value["text"] not in value["sentence"]:
        yield f"{path}.text is not in its sentence"
