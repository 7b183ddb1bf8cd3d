import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';

/** The programs sound needs, each in the Debian package of the same name. */
export const programs = ['ffmpeg', 'espeak-ng'] as const;
export type Program = (typeof programs)[number];

async function isInstalled(program: Program, path: string): Promise<boolean> {
  const found = await Promise.allSettled(
    path.split(delimiter).map((folder) => access(join(folder, program), constants.X_OK)),
  );
  return found.some(({ status }) => status === 'fulfilled');
}

/**
 * The programs that are not installed; empty when sound can be made.
 * @param path folders to look in, as `PATH`
 */
export async function missingPrograms(path: string = process.env.PATH ?? ''): Promise<Program[]> {
  const found = await Promise.all(programs.map((program) => isInstalled(program, path)));
  return programs.filter((_, index) => !found[index]);
}

export interface Run {
  readonly program: Program;
  readonly args: readonly string[];
  /**
   * What it reads. A promise lets it start while that is being made: ffmpeg needs 0.1 to 0.2 s before it reads. When the
   * promise fails the program is ended, and the run fails with it.
   */
  readonly input?: string | Uint8Array | Promise<string | Uint8Array>;
  /** Milliseconds after which it is killed. */
  readonly timeout: number;
  /** Where the program is looked for, as `PATH`; the process's own unless told. */
  readonly path?: string;
}

/**
 * Runs a program to its end, without a shell.
 * @returns what it wrote
 * @throws {Refusal} `voice-unavailable` when it is not installed, fails or takes too long
 */
export function run({ program, args, input, timeout, path }: Run): Promise<{ output: Buffer; log: string }> {
  return new Promise((resolve, reject) => {
    const env = path === undefined ? process.env : { ...process.env, PATH: path };
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout,
      killSignal: 'SIGKILL',
      env,
    });
    const output: Buffer[] = [];
    const log: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => log.push(chunk));
    child.on('error', (cause) => reject(unavailable(program, 'it is not installed', { cause })));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve({ output: Buffer.concat(output), log: String(Buffer.concat(log)) });
      const last = String(Buffer.concat(log)).trim().split('\n').at(-1) ?? '';
      const found =
        signal === null ? `it failed with code ${code} (${last})` : `it did not end in ${timeout} ms`;
      reject(unavailable(program, found));
    });
    // A program that ends before it has read everything closes the pipe; its exit tells what happened.
    child.stdin.on('error', () => {});
    Promise.resolve(input).then(
      (known) => child.stdin.end(known),
      (cause: unknown) => {
        reject(cause);
        child.kill('SIGKILL');
      },
    );
  });
}

function unavailable(program: Program, found: string, options?: ErrorOptions): Refusal {
  const remedy = `Install or update the Debian package ${program} (apt-get install ${program})`;
  return new Refusal('voice-unavailable', program, found, remedy, options);
}
