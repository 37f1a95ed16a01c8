import type { SeedReport } from '../seed/report.js';

/** The closing report of a seed, as a few lines for people. */
export function describeReport(report: SeedReport): string {
  const { recordsRead, papersNew, papersChanged, papersUnchanged, papersReread, rejected, concepts, links } = report;
  const lines = [
    `${count(recordsRead, 'record')} read: papers ${papersNew} new, ${papersChanged} changed, ${papersUnchanged} unchanged; ${rejected} rejected.`,
    `${count(concepts, 'concept')} and ${count(links, 'link')} in what was new or changed.`,
  ];
  if (papersReread > 0)
    lines.push(`${count(papersReread, 'paper')} of earlier seeds read again, since the extractor has changed.`);
  const seconds = report.seconds.toFixed(1);
  if (!report.graph) return [...lines, `Nothing was written (a dry run of ${seconds} s).`].join('\n');
  const { counts, snapshot } = report.graph;
  const graph = `${count(counts.papers, 'paper')}, ${count(counts.concepts, 'concept')}, ${count(counts.repositories, 'repository', 'repositories')}`;
  return [...lines, `The graph now holds ${graph}; snapshot ${snapshot.slice(0, 12)}, ${seconds} s.`].join('\n');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
