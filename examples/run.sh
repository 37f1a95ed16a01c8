#!/usr/bin/env bash
# Installs and runs every example against the papergraph at PAPERGRAPH_URL. Fails where one fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
: "${PAPERGRAPH_URL:?says where papergraph answers, such as http://127.0.0.1:4000/graphql}"

example() {
  printf '\n-- %s\n' "$1"
  cd "$1" && npm ci
}

# Chained, as bash ignores "set -e" in what stands before "||".
typescript() (example typescript && npm run --silent build && npm start --silent -- meta-learning 7)
apollo() (example apollo && npm test --silent)
relay() (example relay && npm run --silent compile && npm start --silent)

failed=()
for name in typescript apollo relay; do
  "$name" || failed+=("$name")
done
((${#failed[@]} == 0)) || { printf '\nExamples that failed: %s\n' "${failed[*]}" >&2; exit 1; }
