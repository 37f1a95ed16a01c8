// Parts of speech that words have in a corpus: "N7 V3" stands for seven tenths noun, three tenths verb.

import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { foldPhrase } from '../dist/domain/fold.js';

const LETTER = { NOUN: 'N', PROPN: 'N', VERB: 'V', AUX: 'V', ADJ: 'A', ADV: 'R' };
const nlp = winkNLP(model, ['pos']);

export function tagWords(papers, wanted) {
  const counts = new Map();
  for (const { abstract } of papers) {
    const doc = nlp.readDoc(abstract ?? '');
    const words = doc.tokens().out(),
      tags = doc.tokens().out(nlp.its.pos);
    words.forEach((word, i) => {
      const folded = foldPhrase(word);
      if (!wanted.has(folded)) return;
      const count = counts.get(folded) ?? { N: 0, V: 0, A: 0, R: 0, X: 0 };
      count[LETTER[tags[i]] ?? 'X']++;
      counts.set(folded, count);
    });
  }
  return new Map(
    [...counts].map(([word, count]) => {
      const total = Object.values(count).reduce((a, b) => a + b, 0);
      return [
        word,
        Object.entries(count)
          .map(([tag, n]) => [tag, Math.round((n / total) * 9)])
          .filter(([, n]) => n > 0)
          .sort((a, b) => b[1] - a[1])
          .map(([tag, n]) => tag + n)
          .join(''),
      ];
    }),
  );
}
