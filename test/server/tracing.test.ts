import { join } from 'node:path';
import { temporaryFolder } from '../store/open-fixture.js';
import { describeTracing } from './tracing-contract.js';

describeTracing('grafeo', async () => ({ kind: 'file', directory: join(await temporaryFolder(), 'store') }));
