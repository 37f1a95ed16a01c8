// count.mjs FILE: 'N passed, N failed[, N skipped]' from Vitest's JSON report. Exit code 1 where a test failed or none ran.
import { existsSync, readFileSync } from 'node:fs';

const path = process.argv[2] ?? '';
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
// A file that could not be loaded, or whose hook failed, has no failed test of its own; it counts as one.
const brokenFiles = (report?.testResults ?? []).filter(
  (/** @type {{ status: string, assertionResults: { status: string }[] }} */ { status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
);
const failed = (report?.numFailedTests ?? 0) + brokenFiles.length;

process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
