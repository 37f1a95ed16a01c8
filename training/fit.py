"""Fits the extractor's models to annotated papers, and measures them by cross-validation over papers.

    python fit.py cv     CANDIDATES            scores of five folds
    python fit.py train  CANDIDATES OUT_DIR    the weights, fitted to all papers
    python fit.py score  CANDIDATES MODELS     the scores of the fitted models (train leaves them beside its CANDIDATES), for the parity test

CANDIDATES is what candidates.mjs prints. Three models, each seeing what the one before says of papers that it was not fitted to:
words (logistic regression over named features), trees (LightGBM over features in groups), rivals (LightGBM, which also sees the scores
of the candidates that overlap). A fourth tells central concepts from the others.
"""
import argparse, array, collections, json, multiprocessing, pickle, sys
import lightgbm, numpy, scipy.sparse
from sklearn.linear_model import LogisticRegression

NONE = -12.0     # the score of a rival that there is not
FOLDS = 5
BOOSTING = dict(objective='binary', max_depth=7, min_data_in_leaf=40, feature_fraction=.25, bagging_fraction=.8, bagging_freq=1, lambda_l2=5,
                verbose=-1, num_threads=1, seed=1, deterministic=True, force_row_wise=True)
# Parameters and rounds. No tree is deep: the program walks several at once, and all of them as far as the deepest.
# With fewer features a tree the first trees may say too little by themselves, and their limit loses concepts.
TREES = dict(BOOSTING, num_leaves=63, learning_rate=.14, feature_fraction=.5), 40
RIVALS = dict(BOOSTING, num_leaves=31, learning_rate=.14), 40
CENTRAL = dict(BOOSTING, num_leaves=15, max_depth=5, learning_rate=.15), 40
ADAPTED = dict(BOOSTING, num_leaves=7, max_depth=3, learning_rate=.09), 20  # of the rivals and of the central model, after those fitted to all papers
LISTS = ['containers', 'contained', 'crossing', 'longerLeft', 'longerRight', 'atEnd', 'atStart', 'sameHead']


class Data:
    """All candidates of all papers, one after the other, in arrays. As the file has them, only those of measured papers are kept, for memory."""

    def __init__(self, path):
        self.papers, self.word_names = [], {}
        values, length, coined, central, partner, start = array.array('d'), [], [], [], [], [0]
        lists, covers, cover_sizes = {name: Ragged() for name in LISTS}, Ragged(), []
        words, word_values = Ragged(), array.array('d')
        with open(path) as file:
            head = json.loads(next(file))
            for line in file:
                paper = json.loads(line)
                base = start[-1]
                for c in paper['candidates']:
                    rivals = c.pop('rivals')
                    values.extend(c.pop('values'))
                    partner.append(-1 if rivals['partner'] is None else rivals['partner'] + base)
                    for name in LISTS:
                        lists[name].add(i + base for i in rivals[name])
                    for cover in rivals['covers']:
                        covers.add(i + base for i in cover)
                    cover_sizes.append(len(rivals['covers']))
                    named = c.pop('words')
                    words.add(self.word_names.setdefault(name, len(self.word_names)) for name in named)
                    word_values.extend(named.values())
                    length.append(c['form'].count(' ') + 1)
                    coined.append(c['coined'])
                    central.append(max((paper['concepts'][k]['central'] for k in c['concepts']), default=-1))
                start.append(base + len(paper['candidates']))
                if paper['own']:
                    del paper['candidates']
                self.papers.append(paper)
        self.features, self.rival_features, self.limits = head['features'], head['rivals'], head['limits']
        self.measured = [i for i, p in enumerate(self.papers) if not p['own']]
        self.own = [i for i, p in enumerate(self.papers) if p['own']]
        self.start = numpy.array(start)
        self.paper = numpy.repeat(numpy.arange(len(self.papers)), numpy.diff(self.start))
        self.values = numpy.array(values).reshape(-1, len(self.features))
        self.length, self.coined = numpy.array(length), numpy.array(coined)
        self.label, self.central = (numpy.array(central) >= 0).astype(int), numpy.maximum(central, 0)
        self.partner = numpy.array(partner)
        self.is_name = self.values[:, self.features.index('vocabulary: is name')] == 1
        papers_with = collections.Counter(concept['label'] for p in self.measured for concept in self.papers[p]['concepts'])
        self.shared = [[papers_with[concept['label']] > 1 for concept in p['concepts']] for p in self.papers]
        self.lists = {name: ragged.arrays() for name, ragged in lists.items()}
        self.covers = covers.arrays()
        self.cover_owner = numpy.repeat(numpy.arange(len(length)), cover_sizes)
        flat, sizes = words.arrays()
        self.words = scipy.sparse.csr_matrix((numpy.array(word_values), flat, numpy.concatenate([[0], numpy.cumsum(sizes)])), shape=(len(length), len(self.word_names)))

    def words_named(self, names):
        """The features of words by these names; those that no candidate has are empty."""
        at = [self.word_names.get(name, -1) for name in names]
        empty = scipy.sparse.csr_matrix((len(self.coined), 1))
        return scipy.sparse.hstack([self.words, empty]).tocsr()[:, at]


class Ragged:
    """Lists of numbers, one after the other."""

    def __init__(self):
        self.flat, self.sizes = array.array('l'), array.array('l')

    def add(self, numbers):
        before = len(self.flat)
        self.flat.extend(numbers)
        self.sizes.append(len(self.flat) - before)

    def arrays(self):
        return numpy.array(self.flat), numpy.array(self.sizes)


def reduce_ragged(ragged, values, empty, how):
    flat, sizes = ragged
    out = numpy.full(len(sizes), empty)
    full = sizes > 0
    if flat.size:
        starts = numpy.concatenate([[0], numpy.cumsum(sizes)])[:-1][full]
        out[full] = how.reduceat(values[flat], starts)
    return out


def rival_values(data, score, papers):
    """The RIVAL_FEATURES of src/extract/concept/rival-feature.ts; candidates that were dropped have the score NONE."""
    alive = score > NONE
    best = {name: numpy.maximum(NONE, reduce_ragged(data.lists[name], score, NONE, numpy.maximum)) for name in LISTS}
    rank = numpy.zeros(len(score))
    for p in papers:
        here = numpy.arange(data.start[p], data.start[p + 1])
        rank[here[numpy.argsort(-score[here], kind='stable')]] = numpy.arange(len(here))
    partner = numpy.where((data.partner >= 0) & alive[data.partner], score[data.partner], NONE - 3)
    cover = numpy.maximum(NONE, reduce_ragged(data.covers, score, NONE, numpy.maximum))
    count = lambda mask: numpy.bincount(data.cover_owner, weights=mask, minlength=len(score))
    occurrences = count(numpy.ones(len(cover)))
    uncovered = count(cover < score[data.cover_owner])

    def strongest_length(name):
        flat, sizes = data.lists[name]
        owner = numpy.repeat(numpy.arange(len(sizes)), sizes)
        keep = alive[flat]
        flat, owner = flat[keep], owner[keep]
        order = numpy.lexsort((flat, -score[flat], owner))
        first = numpy.unique(owner[order], return_index=True)
        out = numpy.full(len(sizes), -1)
        out[first[0]] = data.length[flat[order[first[1]]]]
        return out

    longer, shorter = strongest_length('containers'), strongest_length('contained')
    chance = numpy.where(alive, probability(score), 0.0)
    return numpy.column_stack([
        score, rank, best['containers'], best['contained'], best['crossing'], score - best['containers'], score - best['contained'],
        score - best['crossing'], best['longerLeft'], best['longerRight'], best['atEnd'], best['atStart'], best['sameHead'], partner,
        uncovered / occurrences, uncovered, numpy.where(longer < 0, 0, longer - data.length), numpy.where(shorter < 0, 0, data.length - shorter),
        reduce_ragged(data.lists['containers'], chance, 0.0, numpy.add), count(cover < -.5),
        numpy.maximum(numpy.maximum(best['containers'], best['contained']), best['crossing']),
    ])


def fit_words(matrix, label):
    return LogisticRegression(C=.6, solver='liblinear', tol=1e-4).fit(matrix, label)


def fit_trees(values, label, parameters, begun=None):
    """Boosted trees, after those of a model that was begun on other rows."""
    boosting, rounds = parameters
    return lightgbm.train(boosting, lightgbm.Dataset(values, label), num_boost_round=rounds, init_model=begun)


def fit_adapted(values, label, measured, parameters, adapted):
    """Trees fitted to all annotators, and further ones to those that the measure is of: what a concept is differs a little between them."""
    return fit_trees(values[measured], label[measured], adapted, fit_trees(values, label, parameters))


def trees_score(model, values, limits):
    trees, gate = limits['first']['trees'], limits['first']['gate']
    first = model.predict(values, raw_score=True, num_iteration=trees)
    # Moved so that what the first trees drop stays below the limit of all.
    return numpy.where(first > gate, model.predict(values, raw_score=True), first - gate + limits['trees'])


def folds_of(papers, seed):
    fold = numpy.empty(len(papers), int)
    fold[numpy.random.RandomState(seed).permutation(len(papers))] = numpy.arange(len(papers)) % FOLDS
    return dict(zip(papers, fold))


class Linear:
    """The word model as it ships: cut to its largest weights and rounded."""

    def __init__(self, weights, intercept):
        self.weights, self.intercept = weights, intercept

    def decision_function(self, matrix):
        return matrix @ self.weights + self.intercept


class Stack:
    """The models, fitted to some of the papers."""

    def fit(self, data, words, papers):
        fold = folds_of(papers, 11)
        inside = numpy.array([fold.get(p, -1) for p in data.paper])
        train, usable = inside >= 0, data.coined == 0

        def out_of_fold(start, rows, fit, score):
            """Scores that each fold is given by a model of the others, and the model of all; `start` where no row is."""
            out = start.copy()
            for k in range(FOLDS):
                model = fit(rows & usable & (inside != k))
                out[rows & (inside == k)] = score(model, rows & (inside == k))
            return out, fit(rows & usable)

        first, self.words = out_of_fold(numpy.full(len(inside), -20.0), train,
                                        lambda rows: fit_words(words[rows], data.label[rows]),
                                        lambda model, rows: model.decision_function(words[rows]))
        alive = train & (first > data.limits['words'])
        values = numpy.column_stack([data.values, first])
        second, self.trees = out_of_fold(numpy.full(len(inside), NONE), alive,
                                         lambda rows: fit_trees(values[rows], data.label[rows], TREES),
                                         lambda model, rows: trees_score(model, values[rows], data.limits))
        near = alive & (second > data.limits['trees'])
        measured = numpy.isin(data.paper, data.measured)
        full = numpy.column_stack([values, rival_values(data, second, papers)])
        third, self.rivals = out_of_fold(second, near,
                                         lambda rows: fit_adapted(full[rows], data.label[rows], measured[rows], RIVALS, ADAPTED),
                                         lambda model, rows: model.predict(full[rows], raw_score=True))
        right = near & (data.label == 1)
        self.central = fit_adapted(numpy.column_stack([data.values, first, third])[right], data.central[right], measured[right], CENTRAL, ADAPTED)
        return self

    def score(self, data, words, papers):
        """Log-odds of being a concept, and of being central, for the candidates of some papers."""
        here = numpy.isin(data.paper, papers)
        first = numpy.full(len(here), -20.0)
        first[here] = self.words.decision_function(words[here])
        alive = first > data.limits['words']
        values = numpy.column_stack([data.values, first])
        second, central = numpy.full(len(here), NONE), numpy.full(len(here), NONE)
        second[alive] = trees_score(self.trees, values[alive], data.limits)
        values = numpy.column_stack([values, rival_values(data, second, papers)])
        near, third = alive & (second > data.limits['trees']), second.copy()
        third[near] = self.rivals.predict(values[near], raw_score=True)
        central[near] = self.central.predict(numpy.column_stack([data.values, first, third])[near], raw_score=True)
        return first, second, third, central


def thresholds(data, name, other):
    """The log-odds from which each candidate is taken, given the probabilities for names of the vocabulary and for other phrases."""
    return numpy.where(data.is_name, logit(name), logit(other))


def choose(paper, score, threshold):
    """Indexes of the candidates above their thresholds that stand somewhere outside of every longer one that scores higher."""
    spans = [c['spans'] for c in paper['candidates']]
    accepted = [i for i in range(len(spans)) if score[i] >= threshold[i]]
    def covered(i, span):
        return any(score[j] > score[i] and any(f == span[0] and a <= span[1] and b >= span[2] for f, a, b in spans[j]) for j in accepted if j != i)
    return [i for i in accepted if not all(covered(i, s) for s in spans[i])]


def found_in(data, p, score, threshold):
    """A paper, its scores, the indexes of its candidates that are chosen, and those of its annotated concepts that they hit."""
    paper, here = data.papers[p], slice(data.start[p], data.start[p + 1])
    chosen = choose(paper, score[here], threshold[here])
    return paper, score[here], chosen, {k for i in chosen for k in paper['candidates'][i]['concepts']}


def evaluate(data, score, central, threshold, papers):
    """Precision and recall over concepts; recall of those that the paper is about, and of those that several papers have; and how many of
    the first k are what the paper is about, where k is how many it is about."""
    right = wrong = missed = 0
    found = dict(central=[], shared=[])
    ranked = []
    for p in papers:
        paper, scores, chosen, hits = found_in(data, p, score, threshold)
        wrong += sum(1 for i in chosen if not paper['candidates'][i]['concepts'] and not paper['candidates'][i]['coined'])
        right += len(hits); missed += len(paper['concepts']) - len(hits)
        central_ones = {k for k, concept in enumerate(paper['concepts']) if concept['central']}
        found['central'] += [k in hits for k in central_ones]
        found['shared'] += [k in hits for k, shared in enumerate(data.shared[p]) if shared]
        order = sorted(chosen, key=lambda i: -probability(scores[i]) * probability(central[data.start[p] + i]))
        n = len(central_ones)
        if n:
            ranked.append(sum(not central_ones.isdisjoint(paper['candidates'][i]['concepts']) for i in order[:n]) / n)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    figures = dict(precision=precision, recall=recall, centralRecall=numpy.mean(found['central']), sharedRecall=numpy.mean(found['shared']), ranked=numpy.mean(ranked))
    return dict(f1=round(2 * precision * recall / max(1e-9, precision + recall), 4), **{name: round(float(value), 3) for name, value in figures.items()})


def print_errors(data, score, threshold, count):
    """The concepts found wrongly with the most confidence, and those missed with the least."""
    wrong, missed = [], []
    for p in data.measured:
        paper, scores, chosen, hits = found_in(data, p, score, threshold)
        for i in chosen:
            if not paper['candidates'][i]['concepts'] and not paper['candidates'][i]['coined']:
                wrong.append((float(scores[i]), paper['candidates'][i]['form'], paper['title']))
        for k in range(len(paper['concepts'])):
            if k not in hits:
                best = max(((float(scores[i]), c['form']) for i, c in enumerate(paper['candidates']) if k in c['concepts']), default=(float(NONE), 'no candidate'))
                missed.append((*best, paper['title']))
    for name, errors in (('found', sorted(wrong, reverse=True)), ('missed', sorted(missed))):
        for log_odds, form, title in errors[:count]:
            print(f'wrongly {name}', f'{probability(log_odds):.3f}', form, '|', title)


def common_word_names(data):
    """Features that two papers or more have."""
    of_paper = scipy.sparse.csr_matrix((numpy.ones(len(data.paper)), (data.paper, numpy.arange(len(data.paper)))))
    papers_with = numpy.asarray(((of_paper @ (data.words != 0)) != 0).sum(axis=0)).ravel()
    return sorted(name for name, at in data.word_names.items() if papers_with[at] > 1)


def cross_validate(data, drop=(), jobs=2, share=1.0):
    keep = [i for i, name in enumerate(data.features) if not name.startswith(tuple(drop) or ('\0',))]
    data.values = data.values[:, keep]
    fold = folds_of(data.measured, 7)
    global _state
    _state = (data, data.words_named(common_word_names(data)), fold, share)
    with multiprocessing.get_context('fork').Pool(jobs) as pool:
        parts = pool.map(_fold, range(FOLDS))
    return [sum(part) for part in zip(*parts)], fold


def _fold(k):
    data, words, fold, share = _state
    train, test = [p for p in fold if fold[p] != k], [p for p in fold if fold[p] == k]
    train += data.own
    train = [train[i] for i in numpy.random.RandomState(3).permutation(len(train))[:round(len(train) * share)]]
    scores = Stack().fit(data, words, train).score(data, words, test)
    return [numpy.where(numpy.isin(data.paper, test), s, 0) for s in scores]


def probability(log_odds):
    return 1 / (1 + numpy.exp(-log_odds))


def logit(p):
    return float(numpy.log(p / (1 - p)))


def report(data, scores):
    for name, score in zip(['words', 'trees', 'rivals'], scores):
        best = max(((evaluate(data, score, scores[3], thresholds(data, t, t), data.measured), t) for t in numpy.arange(.24, .56, .02)), key=lambda r: r[0]['f1'])
        print(name, f'threshold {best[1]:.2f}', best[0], flush=True)


def dump_trees(model, features):
    trees = []
    for tree in model.dump_model()['tree_info']:
        out = dict(feature=[], threshold=[], left=[], right=[], value=[], leaf=[])
        def walk(node):
            if 'leaf_value' in node:
                out['leaf'].append(node['leaf_value'])
                return -len(out['leaf'])
            at = len(out['feature'])
            for key, value in (('feature', node['split_feature']), ('threshold', node['threshold']), ('left', 0), ('right', 0), ('value', round(node['internal_value'], 5))):
                out[key].append(value)
            out['left'][at] = walk(node['left_child']); out['right'][at] = walk(node['right_child'])
            return at
        walk(tree['tree_structure'])
        trees.append(out)
    return dict(features=features, trees=trees)


def write_model(path, model, features):
    with open(path, 'w') as file:
        dumped = dump_trees(model, features)
        file.write('{"features":' + json.dumps(dumped['features'], ensure_ascii=False) + ',"trees":[\n')
        file.write(',\n'.join(json.dumps(tree, separators=(',', ':')) for tree in dumped['trees']) + '\n]}\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('mode', choices=['cv', 'train', 'score'])
    parser.add_argument('candidates')
    parser.add_argument('out', nargs='?')
    parser.add_argument('--drop', default='', help='groups of features to leave out, by commas')
    parser.add_argument('--errors', type=int, default=0, help='of the worst errors to list')
    parser.add_argument('--share', type=float, default=1.0, help='of the training papers to use, for a learning curve')
    parser.add_argument('--weights', type=int, default=30000, help='word weights to keep, the largest ones')
    args = parser.parse_args()
    data = Data(args.candidates)
    if args.mode == 'cv':
        scores, _ = cross_validate(data, [d for d in args.drop.split(',') if d], share=args.share)
        report(data, scores)
        shipped = thresholds(data, data.limits['name'], data.limits['other'])
        print_errors(data, scores[2], shipped, args.errors)
        print(json.dumps(evaluate(data, scores[2], scores[3], shipped, data.measured)))
        return
    if args.mode == 'train':
        papers = list(range(len(data.papers)))
        names = common_word_names(data)
        stack = Stack().fit(data, data.words_named(names), papers)
        weights = stack.words.coef_[0]
        order = sorted(sorted(range(len(names)), key=lambda i: -abs(weights[i]))[:args.weights])
        with open(f'{args.out}/word-weights.tsv', 'w') as file:
            file.write('feature\tweight\n' + f'\t{stack.words.intercept_[0]:.4f}\n' + ''.join(f'{names[i]}\t{weights[i]:.3f}\n' for i in order))
        first = data.features + ['words: score']
        write_model(f'{args.out}/trees.json', stack.trees, first)
        write_model(f'{args.out}/rival-trees.json', stack.rivals, first + [f'rivals: {name}' for name in data.rival_features])
        write_model(f'{args.out}/central-trees.json', stack.central, first + ['rivals: final score'])
        with open(f'{args.candidates}.models', 'wb') as file:
            pickle.dump((stack, [names[i] for i in order], [round(float(weights[i]), 3) for i in order], round(float(stack.words.intercept_[0]), 4)), file)
        return
    with open(args.out, 'rb') as file:
        stack, names, weights, intercept = pickle.load(file)
    stack.words = Linear(numpy.array(weights), intercept)
    scores = stack.score(data, data.words_named(names), list(range(len(data.papers))))
    for p, paper in enumerate(data.papers):
        for i, c in enumerate(paper['candidates']):
            at = data.start[p] + i
            if scores[0][at] > data.limits['words']:
                print(json.dumps([paper['title'], c['form'], *(round(float(s[at]), 6) for s in scores)]))


if __name__ == '__main__':
    main()
