import { join } from 'node:path';
import { describeStore } from './contract.js';
import { temporaryFolder } from './open-fixture.js';

describeStore('the embedded engine', async () => ({ kind: 'file', directory: join(await temporaryFolder(), 'store') }));
