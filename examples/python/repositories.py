"""Prints the URL of every repository that papers on any of some concepts link.

    python repositories.py CONCEPT [CONCEPT ...]

Standard output has the URLs, a line each; standard error says how many they are. Exits with 1 where they may not be all.
"""

import argparse
import os
import sys

from gql import Client, GraphQLRequest, gql
from gql.client import SyncClientSession
from gql.transport.exceptions import TransportError
from gql.transport.httpx import HTTPXTransport

CONCEPT = gql("query Concept($name: String!) { concept(name: $name) { slug } }")

# In the order of URLs, which is the usual one, a walk gives each repository once.
PAGE = gql("""
    query Repositories($concepts: [String!]!, $first: Int!, $after: String) {
      graph { revision }
      repositories(where: { concepts: { any: $concepts } }, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { url } }
      }
    }
""")


class NotAll(Exception):
    """What was read may not be all that there is."""


def check_known(session: SyncClientSession, concepts: list[str]) -> None:
    """A name that no concept has would find nothing, as a concept without repositories does."""
    for name in concepts:
        request = GraphQLRequest(CONCEPT, variable_values={"name": name})
        if session.execute(request)["concept"] is None:
            raise NotAll(f'no concept is called "{name}"')


def repositories(session: SyncClientSession, concepts: list[str], page_size: int) -> list[str]:
    """Reads all pages, and checks that they are one list of one revision: as long as it says, and nothing twice."""
    urls: list[str] = []
    revisions: set[int] = set()
    after = None
    while True:
        variables = {"concepts": concepts, "first": page_size, "after": after}
        answer = session.execute(GraphQLRequest(PAGE, variable_values=variables))
        page = answer["repositories"]
        revisions.add(answer["graph"]["revision"])
        urls += [edge["node"]["url"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    if len(revisions) > 1:
        raise NotAll("somebody seeded meanwhile; run it again")
    if len(set(urls)) != len(urls) or len(urls) != page["totalCount"]:
        raise NotAll(f"{len(urls)} came, {len(set(urls))} of them different, where there are {page['totalCount']}")
    return urls


def main() -> int:
    parser = argparse.ArgumentParser(description="Prints the URL of every repository that papers on any of some concepts link.")
    parser.add_argument("concepts", metavar="CONCEPT", nargs="+", help="a concept, in any spelling")
    parser.add_argument("--page-size", type=int, default=100, help="1 to 100, 100 if not given")
    options = parser.parse_args()

    endpoint = os.environ.get("PAPERGRAPH_URL", "http://127.0.0.1:4000/graphql")
    try:
        with Client(transport=HTTPXTransport(url=endpoint, timeout=30)) as session:
            check_known(session, options.concepts)
            urls = repositories(session, options.concepts, options.page_size)
    except (NotAll, TransportError) as error:
        print(f"repositories.py: {error}", file=sys.stderr)
        return 1
    for url in urls:
        print(url)
    print(f"{len(urls)} repositories, all that there are", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
