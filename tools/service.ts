import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Account = z.object({ email: z.string(), password: z.string(), role: z.string(), unit: z.string() });

/** What a service tells when it is up: its address where others need it, the demo logins where there are any. */
const Ready = z.object({
  ready: z.literal(true),
  url: z.string().optional(),
  accounts: z.array(Account).optional(),
});
export type Ready = z.output<typeof Ready>;

/** A step of a service's start, for the operator to see. */
const Progress = z.object({ progress: z.string() });
const Failure = z.object({ failed: z.string() });
/** A service that cannot go on without an answer from the operator. */
const Question = z.object({ ask: z.literal('administrator') });

export interface ServiceOptions {
  readonly name: string;
  /** The file that Node runs. */
  readonly main: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of the log files. */
  readonly logs: string;
  readonly onProgress: (what: string) => void;
  /** Asks the operator for the first administrator; a rejection ends the start. */
  readonly onAsk?: () => Promise<Readonly<Record<string, string>>>;
  /** Called after each restart that followed a crash. */
  readonly onRestart: (name: string) => void;
}

export interface Service {
  readonly name: string;
  stop(): Promise<void>;
}

/** Wait before the n-th restart in a row, ms; the last one repeats. */
const RESTART_AFTER_MS = [200, 1_000, 5_000, 15_000] as const;
/** A service that ran this long had a good start, ms. */
const GOOD_RUN_MS = 60_000;
/** How long a service may take to end by itself, ms. */
const END_WITHIN_MS = 10_000;

function launch({ name, main, environment, logs }: ServiceOptions): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    // A group of its own: Ctrl-C reaches this process alone, which ends the services in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return child;
}

/** Waits for a child's word that it is up; rejects with its own words, or the end of what it wrote, when it ends first. */
function whenReady(child: ChildProcess, { name, onProgress, onAsk }: ServiceOptions): Promise<Ready> {
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream)
      createInterface({ input: stream }).on('line', (line) =>
        lastLines.splice(0, Math.max(0, lastLines.push(line) - 12)),
      );
  }
  return new Promise((resolve, reject) => {
    let failure: string | null = null;
    child.on('message', (message) => {
      const ready = Ready.safeParse(message);
      if (ready.success) resolve(ready.data);
      const progress = Progress.safeParse(message);
      if (progress.success) onProgress(progress.data.progress);
      const failed = Failure.safeParse(message);
      if (failed.success) failure = failed.data.failed;
      if (Question.safeParse(message).success && onAsk) {
        onAsk().then(
          (administrator) => child.send({ administrator }),
          (error) => {
            failure = error instanceof Error ? error.message : String(error);
            child.kill('SIGTERM');
          },
        );
      }
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(
        new Error(failure ?? `${name} ended (${signal ?? code}) before it was up:\n${lastLines.join('\n')}`),
      );
    });
  });
}

/**
 * Starts a service and keeps it up: a crash is followed by a restart, slower each time it does not help.
 * The first start is the caller's to handle.
 *
 * @throws {Error} with the service's own words when its first start fails
 */
export async function startService(options: ServiceOptions): Promise<Service & { ready: Ready }> {
  const { name, logs, onRestart } = options;
  mkdirSync(logs, { recursive: true });
  let ending = false;
  let crashes = 0;
  let child = launch(options);

  const keepUp = (begun: number) => {
    child.once('exit', () => {
      if (ending) return;
      crashes = Date.now() - begun > GOOD_RUN_MS ? 0 : crashes + 1;
      const wait = RESTART_AFTER_MS[Math.min(crashes, RESTART_AFTER_MS.length - 1)] ?? 0;
      setTimeout(() => {
        if (ending) return;
        onRestart(name);
        child = launch(options);
        keepUp(Date.now());
        whenReady(child, { ...options, onProgress: () => {} }).catch(() => {});
      }, wait);
    });
  };

  const ready = await whenReady(child, options);
  keepUp(Date.now());
  const stop = async () => {
    ending = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  };
  return { name, ready, stop };
}
