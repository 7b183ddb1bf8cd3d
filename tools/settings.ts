import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import { VoiceSettings, wholeVoice } from '@nguon/content-model/voice-settings';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

/**
 * Every setting an operator may give, by its environment variable. The table in README.md shows the same; a test
 * compares them.
 */
export const Settings = VoiceSettings.extend({
  /** Address to listen on. Only this machine reaches the default. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The CMS: administration and its API. */
  PORT: port(3000),
  /** Public sites, the shelf and the devices' door. */
  SITES_PORT: port(8080),
  /** The embedded broker; unused where `MQTT_URL` names another. */
  MQTT_PORT: port(1883),
  /** An external broker, `mqtt://user:password@host:1883`. */
  MQTT_URL: z
    .string()
    .regex(/^mqtts?:\/\//, 'must begin with mqtt:// or mqtts://')
    .optional(),
  /** `postgres://…` or `mongodb://…`; unset keeps an embedded PostgreSQL in the data folder. */
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?|mongodb(\+srv)?):\/\//, 'must begin with postgres:// or mongodb://')
    .optional(),
  /** Where everything that must survive is kept. */
  NGUON_DATA: z.string().min(1).default('./data'),
  /** The address officials type where a web server stands before the CMS; with https, cookies travel encrypted only. */
  NGUON_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The sites' own addresses where a web server stands before them: `https://{host}`. */
  NGUON_SITES_ORIGIN: z
    .string()
    .regex(/^https?:\/\/\{host\}(:\d+)?$/, 'must be https://{host} or like it')
    .optional(),
  /** How often every site is visited to see whether it is live, hours; 0 never does it by itself. */
  NGUON_COVERAGE_HOURS: z.coerce.number().int().min(0).max(168).default(6),
  /** The name by which devices reach this machine; `HOST` where unset. */
  NGUON_DEVICE_HOST: z.string().min(1).optional(),
  /** Code of the province to seed at first start. */
  NGUON_PROVINCE: z
    .string()
    .regex(/^\d{2}$/, 'must be a province code of 2 digits')
    .default('12'),
  /** `1` seeds a demonstration with accounts and made-up bulletins; `0` seeds units alone. */
  NGUON_DEMO: z.enum(['0', '1']).default('1'),
  /** First administrator of a start without demonstration; asked for on a terminal where unset. */
  NGUON_ADMIN_EMAIL: z.email().optional(),
  /** At least 12 characters. */
  NGUON_ADMIN_PASSWORD: z.string().min(12).optional(),
});
export type Settings = z.output<typeof Settings>;

/**
 * Reads the settings from the environment; an empty variable counts as unset.
 * @throws {Refusal} `setting-invalid`, naming every variable at fault and what it held
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { success, data, error } = Settings.safeParse(given);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      const shown = /PASSWORD|URL|KEY/.test(name) ? 'a value not shown here' : `"${given[name]}"`;
      return `${name} is ${shown} (${message})`;
    });
    throw new Refusal(
      'setting-invalid',
      'environment',
      faults.join('; '),
      'Correct the variable and start again',
    );
  }
  const ports = [data.PORT, data.SITES_PORT, ...(data.MQTT_URL === undefined ? [data.MQTT_PORT] : [])];
  if (new Set(ports).size < ports.length) {
    throw new Refusal(
      'setting-invalid',
      'environment',
      `PORT, SITES_PORT and MQTT_PORT are ${ports.join(', ')}`,
      'Give each a port of its own',
    );
  }
  wholeVoice(data);
  return { ...data, NGUON_DATA: resolve(data.NGUON_DATA) };
}

/**
 * The data folder, made where it is missing.
 * @throws {Refusal} `setting-invalid` when it cannot be written
 */
export function dataFolder({ NGUON_DATA }: Settings): string {
  try {
    mkdirSync(NGUON_DATA, { recursive: true, mode: 0o750 });
    return NGUON_DATA;
  } catch (cause) {
    throw new Refusal(
      'setting-invalid',
      'NGUON_DATA',
      `${NGUON_DATA} cannot be made`,
      'Name a folder you may write to',
      {
        cause,
      },
    );
  }
}
