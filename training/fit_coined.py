"""Fits the models that tell coined names from used ones, after measuring them by cross-validation over papers.

    python fit_coined.py CANDIDATES OUT_DIR DIGEST SCORES

CANDIDATES and DIGEST are what coined.mjs prints of the annotated papers and of the shipped digest; SCORES is written for the parity test,
with what the fitted models say of DIGEST. Two models: names sees how a candidate is written and stands, rivals also how it stands among
the paper's others, by the scores that names gives papers that it was not fitted to. The last line printed is the score at the
probability from which the program takes a name.
"""
import json, sys
import numpy
from fit import BOOSTING, FOLDS, NONE, fit_adapted, folds_of, logit, probability, write_model

# As deep as they grow: at most 7 deep F1 is .008 lower.
COINING = dict(BOOSTING, max_depth=-1, num_leaves=31, min_data_in_leaf=20, learning_rate=.1, feature_fraction=.4)
TREES = COINING, 60
ADAPTED = dict(COINING, num_leaves=7, learning_rate=.06), 30
RIVALS = ['score', 'rank', 'best overlapping', 'best apart', 'score above overlapping', 'score above apart', 'apart', 'coined apart']


class Data:
    """All candidates of all papers, one after the other."""

    def __init__(self, path):
        with open(path) as lines:
            head = json.loads(next(lines))
            self.papers = [json.loads(line) for line in lines]
        self.features, self.limits = head['features'], head['limits']
        self.measured = [i for i, p in enumerate(self.papers) if not p['own']]
        self.candidates = [c for p in self.papers for c in p['candidates']]
        sizes = [len(p['candidates']) for p in self.papers]
        self.start = numpy.concatenate([[0], numpy.cumsum(sizes)]).astype(int)
        self.paper = numpy.repeat(numpy.arange(len(sizes)), sizes)
        self.values = numpy.array([c['values'] for c in self.candidates], dtype=float)
        self.label = numpy.array([c['label'] for c in self.candidates])


def names_score(model, values, first_limit):
    """Log-odds; NONE of what the first trees drop."""
    first = model.predict(values, raw_score=True, num_iteration=first_limit['trees'])
    return numpy.where(first > first_limit['gate'], model.predict(values, raw_score=True), NONE)


def overlap(a, b):
    return any(f == g and p <= r and o <= q for f, p, q in a['spans'] for g, o, r in b['spans'])


def rival_values(data, score, papers):
    """The COINED_RIVAL_FEATURES of src/extract/coined/coined-rival.ts, of what was not dropped."""
    out = numpy.zeros((len(score), len(RIVALS)))
    for p in papers:
        alive = [i for i in range(data.start[p], data.start[p + 1]) if score[i] > NONE]
        order = sorted(alive, key=lambda i: (-score[i], i))
        for rank, i in enumerate(order):
            overlapping = [j for j in order if j != i and overlap(data.candidates[i], data.candidates[j])]
            apart = [j for j in order if j != i and j not in overlapping]
            best, other = (max([NONE, *score[those]]) for those in (overlapping, apart))
            out[i] = score[i], rank, best, other, score[i] - best, score[i] - other, len(apart), probability(score[apart]).sum()
    return out


class Stack:
    """Both models, fitted to some of the papers."""

    def fit(self, data, papers):
        fold = folds_of(papers, 11)
        inside = numpy.array([fold.get(p, -1) for p in data.paper])
        train, measured = inside >= 0, numpy.isin(data.paper, data.measured)

        def fit(values, rows):
            return fit_adapted(values[rows], data.label[rows], measured[rows], TREES, ADAPTED)

        self.names = fit(data.values, train)
        score = numpy.full(len(inside), NONE)
        for k in range(FOLDS):
            here = inside == k
            score[here] = names_score(fit(data.values, train & (inside != k)), data.values[here], data.limits['first'])
        full = numpy.column_stack([data.values, rival_values(data, score, papers)])
        self.rivals = fit(full, score > NONE)
        return self

    def score(self, data, papers):
        """Log-odds by each model for the candidates of some papers; NONE of what is dropped."""
        here = numpy.isin(data.paper, papers)
        first = numpy.full(len(here), NONE)
        first[here] = names_score(self.names, data.values[here], data.limits['first'])
        alive = first > NONE
        full = numpy.column_stack([data.values, rival_values(data, first, papers)])
        second = numpy.full(len(here), NONE)
        second[alive] = self.rivals.predict(full[alive], raw_score=True)
        return first, second


def names_of(paper, score, threshold):
    """As findCoinedNames in src/extract/coined/coined.ts chooses them."""
    candidates = paper['candidates']
    order = sorted((i for i in range(len(candidates)) if score[i] >= threshold), key=lambda i: (-score[i], candidates[i]['form']))
    taken, longs, names = [], set(), []
    for i in order:
        spans = candidates[i]['spans']
        if candidates[i]['form'] in longs or any(all(any(f == g and a <= d and c <= b for g, c, d in t) for f, a, b in spans) for t in taken):
            continue
        if candidates[i]['long']:
            longs.add(candidates[i]['long']['form'])
            taken.append(candidates[i]['long']['spans'])
        taken.append(spans)
        names.append(candidates[i]['form'])
    return names


def cross_validate(data):
    fold = folds_of(data.measured, 7)
    scores = [numpy.full(len(data.label), NONE) for _ in range(2)]
    for k in range(FOLDS):
        test = [p for p in fold if fold[p] == k]
        train = [p for p in range(len(data.papers)) if fold.get(p) != k]
        for score, part in zip(scores, Stack().fit(data, train).score(data, test)):
            here = numpy.isin(data.paper, test)
            score[here] = part[here]
    for name, score in zip(('names', 'rivals'), scores):
        for threshold in (.2, .23, .26, .29, .32, .35, .38, .41, .44):
            print(f'coined, {name}, threshold {threshold}', evaluate(data, score, threshold))
    print(json.dumps(evaluate(data, scores[1], data.limits['coined'])))


def evaluate(data, score, threshold):
    right = wrong = missed = 0
    for p in data.measured:
        paper, here = data.papers[p], score[data.start[p]:data.start[p + 1]]
        found, gold = set(names_of(paper, here, logit(threshold))), set(paper['coined'])
        right += len(found & gold); wrong += len(found - gold); missed += len(gold - found)
    return dict(f1=round(2 * right / (2 * right + wrong + missed), 3), precision=round(right / (right + wrong), 3), recall=round(right / (right + missed), 3))


def main(candidates, out, digest, scores):
    data = Data(candidates)
    cross_validate(data)
    stack = Stack().fit(data, list(range(len(data.papers))))
    write_model(f'{out}/coined-trees.json', stack.names, data.features)
    write_model(f'{out}/coined-rival-trees.json', stack.rivals, data.features + [f'rivals: {name}' for name in RIVALS])
    data = Data(digest)
    first, second = stack.score(data, list(range(len(data.papers))))
    with open(scores, 'w') as file:
        for p, c, a, b in zip(data.paper, data.candidates, first, second):
            if a > NONE:
                file.write(json.dumps([data.papers[p]['title'], c['form'], round(float(a), 6), round(float(b), 6)]) + '\n')


main(*sys.argv[1:])
