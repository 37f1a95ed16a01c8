/** A line of a page that is not blank. */
export interface PageLine {
  readonly number: number;
  /** With single spaces. */
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly afterBlank: boolean;
  /** Whether it reads like something that the page shows around its papers. */
  readonly chrome: boolean;
}

/** Whether a line ends a sentence, or with the address that abstracts close with. */
export function endsSentence(text: string): boolean {
  const lastWord = text.slice(text.lastIndexOf(' ') + 1);
  return /(?:[.!?。…]["'”’)\]]*|https?:\/\/\S+|\S+\.(?:com|org|io)\/\S+)$/u.test(lastWord);
}

export function textOf(lines: readonly PageLine[]): string {
  return lines.map((line) => line.text).join(' ');
}
