import { join } from 'node:path';
import { temporaryFolder } from '../file-end.js';
import { describeStore } from './contract.js';

describeStore('the embedded engine', async () => ({ kind: 'file', directory: join(await temporaryFolder(), 'store') }));
