#!/usr/bin/env bash
# Installs and runs every example against the papergraph at PAPERGRAPH_URL. Fails where one fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${PAPERGRAPH_URL:?says where papergraph answers, such as http://127.0.0.1:4000/graphql}"

example() {
  printf '\n-- %s\n' "$1"
  cd "$1"
}

# Chained, as bash ignores "set -e" in what stands before "||".
typescript() (example typescript && npm ci && npm run --silent build && npm start --silent -- meta-learning 7)
apollo() (example apollo && npm ci && npm test --silent)
relay() (example relay && npm ci && npm run --silent compile && npm start --silent)
python() (
  example python && python3 -m venv .venv && .venv/bin/pip install -q --disable-pip-version-check -r requirements.txt &&
    .venv/bin/python repositories.py --page-size 3 meta-learning "distribution shift"
)

failed=()
for name in typescript apollo relay python; do
  "$name" || failed+=("$name")
done
((${#failed[@]} == 0)) || { printf '\nExamples that failed: %s\n' "${failed[*]}" >&2; exit 1; }
