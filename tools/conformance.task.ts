import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** A trial of a maker's device against the protocol, with the arguments it was given. */
const main = join(import.meta.dirname, '..', 'devices/conformance/main.ts');
const child = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
