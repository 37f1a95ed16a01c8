import { type Config, parseConfig } from '../config.js';
import { CommandError } from './failure.js';

/** The settings of the environment, with those that the command line names in their place. Throws all faults as one CommandError. */
export function readSettings(overrides: { readonly [name: string]: string | undefined } = {}): Config {
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const parsed = parseConfig({ ...process.env, ...given });
  if (!parsed.ok) throw new CommandError(parsed.faults.join('\n'));
  return parsed.config;
}
