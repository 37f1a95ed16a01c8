import type { Contribution, Explained } from '../extract/concept/classifier.js';
import { logOdds, probability } from '../extract/model/log-odds.js';

/** Log-odds below which a candidate was never near to being taken. */
const NEAR = logOdds(0.1);
const SHOWN = 4;

/** The candidates of a paper near the threshold, a line each, with what spoke most for and against them. */
export function describeCandidates(all: readonly { readonly judged: Explained; readonly chosen: boolean }[]): string {
  const near = all.filter(({ judged, chosen }) => chosen || judged.score > NEAR);
  return near.map(({ judged, chosen }) => describe(judged, chosen)).join('');
}

function describe({ candidate, score, contributions }: Explained, chosen: boolean): string {
  const parts = contributions.filter(({ feature }) => feature !== 'base');
  return [
    `  ${chosen ? '+' : '-'} ${probability(score).toFixed(2)}  ${candidate.form}\n`,
    `           groups   ${groupsOf(parts)}\n`,
    `           for      ${strongest(parts, 1)}\n`,
    `           against  ${strongest(parts, -1)}\n`,
  ].join('');
}

function groupsOf(parts: readonly Contribution[]): string {
  const sums = new Map<string, number>();
  for (const { feature, amount } of parts) {
    const group = feature.slice(0, feature.indexOf(':'));
    sums.set(group, (sums.get(group) ?? 0) + amount);
  }
  return [...sums].map(([group, sum]) => `${group} ${signed(sum)}`).join(', ');
}

function strongest(parts: readonly Contribution[], sign: 1 | -1): string {
  const own = parts.filter(({ amount }) => amount * sign > 0).sort((a, b) => (b.amount - a.amount) * sign);
  const shown = own
    .slice(0, SHOWN)
    .map(({ feature, value, amount }) => `${feature} = ${Number(value.toFixed(2))} (${signed(amount)})`);
  return shown.join(', ') || '-';
}

const signed = (amount: number): string => `${amount < 0 ? '-' : '+'}${Math.abs(amount).toFixed(2)}`;
