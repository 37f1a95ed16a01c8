import { Command } from 'commander';
import { packageVersion } from './package-file.js';

/*
 * The commands and their options. What a command does is loaded when it runs, so that help and faults of usage do not wait for the
 * store, the schema and the server.
 */
export function createProgram(): Command {
  const program = new Command('papergraph')
    .description('A knowledge graph of research papers, the concepts they share and the code they link, over GraphQL.')
    .version(packageVersion())
    .showSuggestionAfterError()
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addGraphCommands(program);
  addServerCommands(program);
  return program;
}

function addGraphCommands(program: Command): void {
  program
    .command('seed')
    .description('read paper lists into the graph; without a source, the list that comes with papergraph')
    .argument('[SOURCE...]', 'a file, folder, glob, http(s) address, or - for standard input')
    .option('--format <name>', 'the format of the sources, where it is not recognised')
    .option('--vocabulary <file>', 'the concepts to look for, in place of those that come with papergraph')
    .option('--rejects <file>', 'write what could not be taken in there, as JSON Lines')
    .option('--dry-run', 'read and extract, but write nothing')
    .option('--json', 'print the closing report on standard output, as JSON')
    .action(async (sources, options) => (await import('./seed.js')).seedCommand(sources, options));
  program
    .command('extract')
    .description('print what a paper list says, a line of JSON for each paper; touches no graph')
    .argument('[FILE...]', 'as the sources of seed; without one, standard input')
    .option('--format <name>', 'the format of the files, where it is not recognised')
    .option('--vocabulary <file>', 'the concepts to look for, in place of those that come with papergraph')
    .option('--explain', 'print instead which phrases were near to being concepts, and what spoke for and against each')
    .action(async (files, options) => (await import('./extract.js')).extract(files, options));
  program
    .command('stats')
    .description('print what is in the graph, and how good the extractor that read it measured')
    .option('--json', 'as one JSON object')
    .action(async (options) => (await import('./stats.js')).statsCommand(options));
  program
    .command('export')
    .description('print the graph, in a fixed order')
    .requiredOption('--format <name>', 'ndjson')
    .option('--output <path>', 'write there, the whole file or none, in place of standard output')
    .action(async (options) => (await import('./export.js')).exportCommand(options));
}

function addServerCommands(program: Command): void {
  const withServer = (command: Command) =>
    command
      .option('--port <number>', 'where to listen; PORT or 4000 if not given')
      .option('--host <address>', 'where to listen; HOST or 127.0.0.1 if not given')
      .option('--trusted-documents <path>', 'a manifest or a folder of the only documents that are answered');
  withServer(program.command('serve'))
    .description('answer GraphQL over the graph; GraphiQL is on the same address')
    .action(async (options) => (await import('./serve.js')).serve(options));
  withServer(program.command('start'))
    .description('seed the list that comes with papergraph unless there is a graph, then serve')
    .action(async (options) => (await import('./start.js')).start(options));
  program
    .command('schema')
    .description('print the GraphQL schema')
    .action(async () => (await import('./schema.js')).schema());
  program
    .command('reference')
    .description('print the page on error codes or on limits')
    .argument('<page>', 'errors or limits')
    .action(async (page) => (await import('./reference.js')).reference(page));
}
