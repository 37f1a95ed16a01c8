"""Fits the model that tells coined names from used ones, after measuring it by cross-validation over papers.

    python fit_coined.py CANDIDATES OUT_DIR      CANDIDATES is what coined.mjs prints
"""
import json, sys
import lightgbm, numpy
from fit import TREES, folds_of, logit, write_model

PARAMETERS = dict(TREES, min_data_in_leaf=10, learning_rate=.1, feature_fraction=.4)
ROUNDS = 60


def names_of(paper, score, threshold):
    """As findCoinedNames in src/extract/coined.ts chooses them."""
    candidates = paper['candidates']
    order = sorted((i for i in range(len(candidates)) if score[i] >= threshold), key=lambda i: (-score[i], candidates[i]['form']))
    taken, longs, names = [], set(), []
    for i in order:
        spans = candidates[i]['spans']
        if all(any(f == g and a <= d and c <= b for g, c, d in t) for t in [sum(taken, [])] for f, a, b in spans) or candidates[i]['form'] in longs:
            continue
        if candidates[i]['long']:
            longs.add(candidates[i]['long'].lower())
        taken.append(spans)
        names.append(candidates[i]['form'])
    return names


def main(path, out):
    with open(path) as lines:
        features = json.loads(next(lines))['features']
        papers = [json.loads(line) for line in lines]
    values = numpy.array([c['values'] for p in papers for c in p['candidates']], dtype=float)
    label = numpy.array([c['label'] for p in papers for c in p['candidates']])
    owner = numpy.repeat(numpy.arange(len(papers)), [len(p['candidates']) for p in papers])
    fold = folds_of([p for p in range(len(papers)) if not papers[p]['own']], 7)
    of = numpy.array([fold.get(p, -1) for p in owner])
    score = numpy.zeros(len(label))
    for k in range(5):
        score[of == k] = lightgbm.train(PARAMETERS, lightgbm.Dataset(values[of != k], label[of != k]), ROUNDS).predict(values[of == k], raw_score=True)
    for threshold in (.2, .23, .26, .29, .32, .35):
        right = wrong = missed = 0
        for p in fold:
            paper = papers[p]
            found = set(names_of(paper, score[owner == p], logit(threshold)))
            right += len(found & set(paper['coined'])); wrong += len(found - set(paper['coined'])); missed += len(set(paper['coined']) - found)
        print(f'coined names, threshold {threshold}: F1 {2 * right / (2 * right + wrong + missed):.3f}, precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}')
    model = lightgbm.train(PARAMETERS, lightgbm.Dataset(values, label), ROUNDS)
    write_model(f'{out}/coined-trees.json', model, features)
    print(sorted(zip(model.feature_importance('gain').round(), features), reverse=True)[:18])


main(*sys.argv[1:])
