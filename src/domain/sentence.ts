/** Sentences end at ".", "!" or "?" before a space and a capital, digit or bracket, but not after a common abbreviation. */
export function splitSentences(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}$\\])/gu)) {
    const before = text.slice(start, match.index);
    if (/(?:\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Eq|Sec|resp|w\.r\.t|approx|Dr|Prof|St)|\b\p{Lu})$/u.test(before)) continue;
    const end = match.index + match[0].length;
    sentences.push({ start, end });
    start = end;
  }
  if (start < text.length || sentences.length === 0) sentences.push({ start, end: text.length });
  return sentences;
}

/** The sentence or sentences that a span of a text lies in. */
export function sentenceAround(text: string, start: number, end: number): string {
  const touched = splitSentences(text).filter((sentence) => sentence.start < end && sentence.end > start);
  return text.slice(touched[0]?.start ?? 0, touched.at(-1)?.end ?? text.length).trim();
}
