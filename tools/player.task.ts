import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The reference player, with the arguments it was given. */
const main = join(import.meta.dirname, '..', 'devices/player/main.ts');
const child = spawn(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
