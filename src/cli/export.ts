import { exportNdjson } from '../export/ndjson.js';
import { openStore } from '../store/open.js';
import { CommandError } from './failure.js';
import { type Output, standardOutput, writeFileWhole } from './output.js';
import { readSettings } from './settings.js';

export interface ExportOptions {
  readonly format: string;
  readonly output?: string;
}

/** Formats by name: a graph's reads to pieces of text. */
const FORMATS = { ndjson: exportNdjson };

/** `papergraph export`: the graph in a fixed order, on standard output or as a file. */
export async function exportCommand({ format, output }: ExportOptions): Promise<void> {
  if (!isFormat(format)) {
    throw new CommandError(`There is no format "${format}"; --format takes ${Object.keys(FORMATS).join(' or ')}.`, 2);
  }
  const store = await openStore(readSettings().store);
  try {
    const view = await store.view();
    const write = async (to: Output) => {
      for await (const text of FORMATS[format](view)) if (!(await to.write(text))) return;
    };
    if (output === undefined) await write(standardOutput());
    else await writeFileWhole(output, write);
    view.release();
  } finally {
    await store.close();
  }
}

function isFormat(name: string): name is keyof typeof FORMATS {
  return Object.hasOwn(FORMATS, name);
}
