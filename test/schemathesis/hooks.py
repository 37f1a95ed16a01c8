"""What a run asks beside what Schemathesis makes up by itself, and what it holds the answers to."""

import sys
from pathlib import Path

import graphql
import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes
from schemathesis.graphql.checks import GraphQLServerError

sys.path.append(str(Path(__file__).parent))
from answer import faults  # noqa: E402

REFUSALS = {
    "AMBIGUOUS",
    "BAD_CURSOR",
    "BAD_INPUT",
    "BAD_REQUEST",
    "COST_EXCEEDED",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
}
"""Codes that lay the fault at the request: those of docs/errors.md but for what only a fault of the server or its store gives."""


def codes(payload) -> set[str | None]:
    return {error.get("extensions", {}).get("code") for error in payload.get("errors", [])}


PAGINGS = (("first",), ("last",), ("first", "after"), ("last", "before"), (), ("first", "after", "last", "before"))
"""Which of the paging arguments a query keeps. Schemathesis gives all four, which is refused."""

schemathesis.graphql.scalar("PartialDate", st.from_regex(r"\A20[0-3][0-9](-0[1-9](-[12][0-9])?)?\Z").map(nodes.String))


def selections(text: str) -> tuple[graphql.SelectionNode, ...]:
    return graphql.parse(text).definitions[0].selection_set.selections


ALONGSIDE = {
    "edges": selections("{ totalCount pageInfo { startCursor endCursor } edges { cursor } }"),
    "sentence": selections("{ start end text }"),
}
"""What is asked along with a field, so that answer.py can hold the one to the other."""


TWO_PAPERS = tuple(map(nodes.String, ("UGFwZXI6ZmY1MWRmMWYxMWM2NWFmNw==", "UGFwZXI6NjdjMzJkZDE5MTFjYmFjNg==")))
"""Papers of the default digest that share concepts."""


class Sensible(graphql.Visitor):
    """Keeps a query from being refused for what a schema cannot say, and asks some fields along."""

    def __init__(self, kept: tuple[str, ...]) -> None:
        super().__init__()
        self.left_out = {"first", "after", "last", "before"} - set(kept)

    def enter_argument(self, node, *_):
        if node.name.value in self.left_out:
            return graphql.REMOVE
        if node.name.value == "by" and isinstance(node.value, graphql.ObjectValueNode):
            return graphql.ArgumentNode(name=node.name, value=graphql.ObjectValueNode(fields=node.value.fields[:1]))
        if node.name.value == "papers" and isinstance(node.value, graphql.ListValueNode) and len(node.value.values) < 2:
            return graphql.ArgumentNode(name=node.name, value=graphql.ListValueNode(values=TWO_PAPERS))
        return None

    def leave_selection_set(self, node, *_):
        names = {field.name.value for field in node.selections if isinstance(field, graphql.FieldNode)}
        more = [field for name in sorted(names & ALONGSIDE.keys()) for field in ALONGSIDE[name]]
        return graphql.SelectionSetNode(selections=(*node.selections, *more))


@schemathesis.hook
def flatmap_case(context, case):
    if case.meta.generation.mode.is_negative:
        return st.just(case)
    document = graphql.parse(case.body)

    def with_paging(kept):
        case.body = graphql.print_ast(graphql.visit(document, Sensible(kept)))
        return case

    return st.sampled_from(PAGINGS).map(with_paging)


@schemathesis.hook
def filter_failure(context, failure, case, response) -> bool:
    """Schemathesis takes every error of a resolver for the server's, but for codes of other servers. Ours say whose it is."""
    return not (isinstance(failure, GraphQLServerError) and codes(response.json()) <= REFUSALS)


@schemathesis.check
def valid_answer(ctx, response, case) -> None:
    """An answer is data as the query and the schema say, or errors that say what is wrong with the request, or both."""
    assert response.status_code in (200, 400), f"status {response.status_code}"
    payload = response.json()
    assert payload.keys() <= {"data", "errors", "extensions"}, f"it has {sorted(payload)}"
    assert codes(payload) <= REFUSALS, f"its errors have the codes {codes(payload)}"
    assert payload.get("data") is not None or payload.get("errors"), "it has neither data nor errors"
    if payload.get("data") is not None:
        found = list(faults(case.operation.schema.client_schema, case.body, payload["data"]))
        assert not found, "\n".join(found)


@schemathesis.check
class EveryFieldAnswers:
    """A run that only collects refusals would prove little: each field of the root has answered without an error."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.answered: set[str] = set()

    def after_response(self, ctx, response, case) -> None:
        self.asked.add(case.operation.label)
        if "errors" not in response.json():
            self.answered.add(case.operation.label)

    def after_run(self, ctx) -> None:
        assert self.asked == self.answered, f"never answered: {sorted(self.asked - self.answered)}"
