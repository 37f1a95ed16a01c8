import type { Evidence } from '../domain/evidence.js';
import type { FieldText } from './token.js';

/**
 * How much a text is about a concept, above 0 and at most 1: named in the title, named early, named often. `central` is what stands in
 * the title or is both early and repeated.
 */
export function salienceOf(
  evidence: readonly Evidence[],
  fields: readonly FieldText[],
): { salience: number; central: boolean } {
  const inTitle = evidence.some((span) => span.field === 'title');
  const inAbstract = evidence.filter((span) => span.field === 'abstract');
  const length = fields.find((field) => field.field === 'abstract')?.text.length ?? 1;
  const first = inAbstract[0];
  const early = first ? 1 - first.start / length : inTitle ? 0.5 : 0;
  const often = Math.min(1, (evidence.length - 1) / 4);
  const words = Math.max(...evidence.map((span) => span.text.split(/[\s-]+/).length));
  const specific = Math.min(1, (words - 1) / 2);
  const salience = 0.05 + (inTitle ? 0.45 : 0) + 0.2 * early + 0.2 * often + 0.1 * specific;
  return { salience: Math.round(salience * 1e4) / 1e4, central: inTitle || (evidence.length >= 3 && early > 0.5) };
}
