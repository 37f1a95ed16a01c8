import { afterAll } from 'vitest';
import { endFile } from './file-end.js';

// Runs anew for each file, where a module that files share would register its hook for the first of them only.
afterAll(endFile);
