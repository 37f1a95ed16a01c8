import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { SeederProcess } from '../store/lease.js';

/** This process, as other seeders are told of it. */
export const thisProcess: SeederProcess = {
  pid: process.pid,
  host: hostname(),
  birth: stateOf(process.pid)?.birth ?? null,
  isAlive(pid, birth) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      // A process of another user may not be asked, but is there.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
    }
    const state = stateOf(pid);
    return state === null || (!state.ended && (birth === null || birth === state.birth));
  },
};

interface ProcessState {
  /** Whether it is a zombie: it has ended, but keeps its number until its parent asks. */
  readonly ended: boolean;
  /** When it began: with the number of this boot, as ticks are counted from there. Numbers of processes are given again. */
  readonly birth: string;
}

/** What Linux tells of a process; null where it does not, or another system runs. */
function stateOf(pid: number): ProcessState | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, which may hold any character.
    const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // The 22nd of all fields; the state is the third.
    const ticks = fields[18];
    return ticks === undefined ? null : { ended: state === 'Z' || state === 'X', birth: `${boot} ${ticks}` };
  } catch {
    return null;
  }
}
