#!/usr/bin/env bash
# run.sh [OPTION…]: asks the papergraph at PAPERGRAPH_URL, which has the default digest, what Schemathesis makes up from its schema. Fails
# where an answer is a server error or is not what the query asks for, by the schema. Without options it asks the same 350 queries each
# time; "-n 500 --seed 7" asks 7,000 others.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${PAPERGRAPH_URL:?says where papergraph answers, such as http://127.0.0.1:4000/graphql}"

# A valid query that is refused is no failure: arguments have limits that a schema cannot say.
CHECKS=not_a_server_error,negative_data_rejection,response_schema_conformance,valid_answer,EveryFieldAnswers

(($# > 0)) || set -- --max-examples 25 --generation-deterministic
python3 -m venv .venv
.venv/bin/pip install -q --disable-pip-version-check -r requirements.txt
exec .venv/bin/schemathesis run "$PAPERGRAPH_URL" --checks "$CHECKS" --no-color "$@"
