import { join } from 'node:path';
import { temporaryFolder } from '../file-end.js';
import { describeTracing } from './tracing-contract.js';

describeTracing('grafeo', async () => ({ kind: 'file', directory: join(await temporaryFolder(), 'store') }));
