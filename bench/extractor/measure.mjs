// Prints what extracting all papers of a list takes in a process of its own, as JSON: `node bench/extractor/measure.mjs LIST ROUNDS`.
/** @param {string} file */
const built = (file) => import(new URL(`../../dist/cli/${file}`, import.meta.url).href);

const [list, rounds] = process.argv.slice(2);
const megabytes = () => process.memoryUsage().rss / 2 ** 20;
const before = { start: performance.now(), memory: megabytes() };
const { openExtractor } = await built('extractor-file.js');
const { extractor } = await openExtractor(undefined);
extractor.extract({
  title: 'Meta-learning under distribution shift',
  abstract: 'We propose FOO, a benchmark of few-shot learning.',
});
const loaded = { seconds: (performance.now() - before.start) / 1_000, megabytes: megabytes() - before.memory };

const { findInputs } = await built('input.js');
const papers = [];
for (const input of await findInputs([list], undefined)) {
  for await (const item of input.read()) if (item.kind === 'record') papers.push(item.record);
}

const perSecond = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const started = performance.now();
  for (const paper of papers) extractor.extract(paper);
  perSecond.push((papers.length / (performance.now() - started)) * 1_000);
}
process.stdout.write(JSON.stringify({ papers: papers.length, loaded, perSecond }));
