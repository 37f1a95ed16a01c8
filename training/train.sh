#!/usr/bin/env bash
# Fits the extractor anew: counts the corpus, prints the candidates of the annotated papers, fits the models, and writes seeds/extractor/.
#   training/train.sh CORPUS ANNOTATIONS [WORK_DIR]
# CORPUS: JSON Lines of {title, abstract}, gzipped or not. ANNOTATIONS: papers of it with their concepts and coined names.
set -euo pipefail
corpus=$1 annotations=$2 work=${3:-$(mktemp -d)}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=seeds/extractor

[[ -d training/node_modules ]] || npm --prefix training ci
[[ -x training/.venv/bin/python ]] || { python3 -m venv training/.venv && training/.venv/bin/pip install -q -r training/requirements.txt; }
python=training/.venv/bin/python
npm run --silent build
# What is counted for a group of annotated papers leaves it out; what ships leaves none out.
node training/statistics.mjs "$corpus" "$out"
node -e 'import("./training/input.mjs").then(({ GROUPS }) => console.log([...Array(GROUPS).keys()].join("\n")))' |
  xargs -P 2 -I % node training/statistics.mjs "$corpus" "$work/statistics/%" "$annotations" %
node training/coined.mjs "$corpus" "$annotations" "$work/statistics" >"$work/coined.jsonl"
node training/coined.mjs seeds/daily-papers.txt >"$work/digest-coined.jsonl"
$python training/fit_coined.py "$work/coined.jsonl" "$out" "$work/digest-coined.jsonl" test/extract/trainer-coined-scores.ndjson | tee "$work/coined.log"
node training/candidates.mjs "$corpus" "$annotations" "$work/statistics" >"$work/candidates.jsonl"
$python training/fit.py train "$work/candidates.jsonl" "$out"
# The header and twelve papers are enough to compare by.
node training/candidates.mjs seeds/daily-papers.txt | sed -n 1,13p >"$work/digest.jsonl"
$python training/fit.py score "$work/digest.jsonl" "$work/candidates.jsonl.models" >test/extract/trainer-scores.ndjson
