import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refusal } from '@nguon/content-model/refusal';
import { voiceEnvironment } from '@nguon/content-model/voice-settings';
import { askAdministrator } from './administrator.ts';
import { lockFolder } from './data-lock.ts';
import { checkPort } from './ports.ts';
import { ensurePrograms, soundPrograms } from './programs.ts';
import { say, table } from './progress.ts';
import { type Secrets, secretsIn } from './secrets.ts';
import { type Ready, type Service, startService } from './service.ts';
import { dataFolder, readSettings, type Settings } from './settings.ts';

const root = join(import.meta.dirname, '..');

/**
 * Runs one of our own scripts to its end; it does nothing when what it makes is up to date.
 * @returns the last line it printed
 */
function runScript(file: string): Promise<string> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, file)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => lines.push(line));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(lines.at(-1) ?? '');
      else reject(new Error(`${file} ended with ${code}:\n${lines.slice(-30).join('\n')}`));
    });
  });
}

/** @throws {Refusal} `port-taken`, naming the setting */
async function checkPorts({ HOST, PORT, SITES_PORT, MQTT_PORT, MQTT_URL }: Settings): Promise<void> {
  await checkPort('PORT', HOST, PORT);
  await checkPort('SITES_PORT', HOST, SITES_PORT);
  if (MQTT_URL === undefined) await checkPort('MQTT_PORT', HOST, MQTT_PORT);
}

/** The host by which this machine reaches itself, whatever it listens on. */
function ownHost({ HOST }: Settings): string {
  return HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
}

/** Brings the services up one after the other; what a later one needs, an earlier one told. */
async function startServices(
  settings: Settings,
  secrets: Secrets,
  engine: string,
  running: Service[],
): Promise<Ready> {
  const { NGUON_DATA, DATABASE_URL, MQTT_URL } = settings;
  const bring = async (what: string, name: string, main: string, environment: Record<string, string>) => {
    const service = await say(what, () =>
      startService({
        name,
        main: join(root, main),
        environment,
        logs: join(NGUON_DATA, 'logs'),
        onProgress: (step) => process.stdout.write(`  · ${step}\n`),
        onAsk: () => askAdministrator(settings),
        onRestart: (crashed) =>
          process.stdout.write(
            `! ${crashed} dừng bất thường, đang khởi động lại · crashed, starting again\n`,
          ),
      }),
    );
    running.push(service);
    return service.ready;
  };
  const place = { NGUON_DATA, HOST: settings.HOST, SITES_PORT: String(settings.SITES_PORT) };
  const database =
    DATABASE_URL ??
    (await bring('Cơ sở dữ liệu · Database', 'database', 'cms/database/embedded.ts', place)).url;
  if (database === undefined) throw new TypeError('the embedded database told no address');
  const cms = await bring('Quản trị · CMS', 'cms', 'cms/server.ts', {
    ...place,
    DATABASE_URL: database,
    PORT: String(settings.PORT),
    PAYLOAD_SECRET: secrets.payload,
    NGUON_DELIVERY_KEY: secrets.delivery,
    NGUON_DEMO: settings.NGUON_DEMO,
    NGUON_PROVINCE: settings.NGUON_PROVINCE,
    NGUON_COVERAGE_HOURS: String(settings.NGUON_COVERAGE_HOURS),
    NGUON_DEVICE_URL: `http://${settings.NGUON_DEVICE_HOST ?? ownHost(settings)}:${settings.SITES_PORT}`,
  });
  await bring('Phân phối · Delivery', 'delivery', 'delivery/main.ts', {
    ...place,
    MQTT_PORT: String(settings.MQTT_PORT),
    NGUON_DEVICE_HOST: settings.NGUON_DEVICE_HOST ?? ownHost(settings),
    ...(MQTT_URL !== undefined && { MQTT_URL }),
    ...voiceEnvironment(settings),
    ...(settings.NGUON_SITES_ORIGIN !== undefined && { NGUON_SITES_ORIGIN: settings.NGUON_SITES_ORIGIN }),
    NGUON_CMS_URL: `http://${ownHost(settings)}:${settings.PORT}`,
    NGUON_DELIVERY_KEY: secrets.delivery,
    NGUON_BROKER_KEY: secrets.broker,
    NGUON_ENGINE: engine,
  });
  return cms;
}

/** What the operator needs to know once everything is up. */
function summary(settings: Settings, cms: Ready): string {
  const host = ownHost(settings);
  const { accounts = [] } = cms;
  const addresses = table([
    ['địa chỉ · address', 'là gì · what it is'],
    [`http://${host}:${settings.PORT}/admin`, 'quản trị: viết, duyệt, giám sát · write, approve, oversee'],
    [`http://localhost:${settings.SITES_PORT}/`, 'các trang xã, phường · the sites of all units'],
    [
      settings.MQTT_URL === undefined ? `mqtt://${host}:${settings.MQTT_PORT}` : 'MQTT_URL',
      'thiết bị · devices',
    ],
    [`http://${host}:${settings.PORT}/api/health`, 'tình trạng · health'],
    [settings.NGUON_DATA, 'dữ liệu, nhật ký · data, logs'],
  ]);
  if (accounts.length === 0) return addresses;
  const logins = table([
    ['đăng nhập thử · demo login', 'mật khẩu · password', 'vai trò · role'],
    ...accounts.map(({ email, password, role, unit }) => [email, password, `${role}, ${unit}`]),
  ]);
  return `${addresses}\n\n${logins}`;
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const unlock = lockFolder(dataFolder(settings));
  process.once('exit', unlock);
  await checkPorts(settings);
  await ensurePrograms(soundPrograms);
  const secrets = secretsIn(settings.NGUON_DATA);
  const engine = await say('Máy dựng trang · Page engine', () => runScript('sites/build-engine.ts'));
  await say('Màn hình quản trị · Admin screens (lần đầu khoảng 1–2 phút · first time 1–2 minutes)', () =>
    runScript('cms/build-admin.ts'),
  );

  const running: Service[] = [];
  const stopAll = async () => {
    for (const service of running.toReversed()) await service.stop();
  };
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    process.stdout.write('\nĐang dừng… · Stopping…\n');
    await stopAll();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  try {
    const cms = await startServices(settings, secrets, engine, running);
    console.log(`\n${summary(settings, cms)}\n\nCtrl-C để dừng · Ctrl-C stops everything\n`);
    process.send?.({ ready: true, accounts: cms.accounts });
  } catch (error) {
    if (ending) return;
    await stopAll();
    throw error;
  }
}

start().catch((error: unknown) => {
  console.error(
    `\n✗ ${error instanceof Refusal ? error.message : error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
