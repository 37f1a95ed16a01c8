import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Engine, Run } from '../engine.js';
import { isFree, keepBeating, type Lease, LeaseState, leaseLost, lockedBy, type SeederProcess } from '../lease.js';
import { query, queryOne } from './query.js';

const TIME = z.object({ now: z.number() });

/** Takes the lease that lies in the graph itself: the node is locked first, then read, so two seeders cannot both find it free. */
export async function takeLeaseNode(
  engine: Engine,
  self: SeederProcess,
): Promise<Lease & { guard(run: Run): Promise<void> }> {
  const token = randomUUID();
  await engine.write(async (run) => {
    await run("MERGE (l:Lease {id: 'seed'}) SET l.asked = $token", { token });
    const { now } = await queryOne(run, TIME, 'RETURN timestamp() AS now');
    const [state] = await query(
      run,
      LeaseState,
      `MATCH (l:Lease {id: 'seed'}) WHERE l.token IS NOT NULL
       RETURN l.token AS token, l.pid AS pid, l.host AS host, l.birth AS birth, l.startedAt AS startedAt, l.beatAt AS beatAt`,
    );
    if (state && !isFree(state, now, self)) throw lockedBy(state);
    await run(
      `MATCH (l:Lease {id: 'seed'})
       SET l.token = $token, l.pid = $pid, l.host = $host, l.birth = $birth, l.startedAt = $now, l.beatAt = $now`,
      { token, pid: self.pid, host: self.host, birth: self.birth, now },
    );
  });
  const guard = async (run: Run) => {
    const held = await run(
      "MATCH (l:Lease {id: 'seed'}) WHERE l.token = $token SET l.beatAt = timestamp() RETURN l.token AS token",
      { token },
    );
    if (held.length === 0) throw leaseLost();
  };
  const stop = keepBeating(() => engine.write(guard));
  return {
    guard,
    check: () => engine.write(guard),
    async release() {
      stop();
      await engine.write((run) => run("MATCH (l:Lease {id: 'seed'}) WHERE l.token = $token DELETE l", { token }));
    },
  };
}
