import { resolve } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const port = z.coerce.number().int().min(0).max(65_535);

/** The environment of the CMS process, by variable. */
const Environment = z.object({
  /** `postgres://…` or `mongodb://…`; the launcher always gives it. */
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?|mongodb(\+srv)?):\/\/\S+$/, 'not postgres://… or mongodb://…'),
  /** The data folder. Pictures, documents and recordings live below it. */
  NGUON_DATA: z.string().min(1),
  /** Signs officials' sessions. */
  PAYLOAD_SECRET: z.string().min(16, 'shorter than 16 characters'),
  /** Shared with delivery, which proves itself with it. */
  NGUON_DELIVERY_KEY: z.string().min(16, 'shorter than 16 characters'),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  PORT: port.default(3000),
  NGUON_DEMO: flag.default(false),
  /** Code of the province this installation serves. */
  NGUON_PROVINCE: z
    .string()
    .regex(/^\d{2}$/, 'not a 2 digit province code')
    .default('12'),
  /** Where the public sites are served on this machine. */
  SITES_PORT: port.default(8080),
  /** How often every site is visited to see whether it is live, hours; 0 never does it by itself. */
  NGUON_COVERAGE_HOURS: z.coerce.number().int().min(0).max(168).default(6),
  /** The address devices reach delivery at, shown on the enrolment screen. */
  NGUON_DEVICE_URL: z.url().default('http://localhost:8090'),
  /** The address officials type. With https, cookies travel encrypted only. */
  NGUON_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** What the CMS process is told from outside. */
export interface Settings {
  readonly databaseUrl: string;
  readonly data: string;
  readonly media: string;
  readonly documents: string;
  readonly recordings: string;
  readonly secret: string;
  readonly deliveryKey: string;
  readonly host: string;
  readonly port: number;
  readonly demo: boolean;
  readonly province: string;
  readonly sitesPort: number;
  readonly coverageHours: number;
  readonly deviceUrl: string;
  readonly publicUrl: string | null;
}

/**
 * Reads the settings; an empty variable counts as unset.
 * @throws {Refusal} `setting-invalid` naming every variable at fault
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { success, data, error } = Environment.safeParse(given);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
    throw new Refusal(
      'setting-invalid',
      'settings',
      faults.join('; '),
      'Set these variables and start again',
    );
  }
  const folder = resolve(data.NGUON_DATA);
  return {
    databaseUrl: data.DATABASE_URL,
    data: folder,
    media: resolve(folder, 'media'),
    documents: resolve(folder, 'documents'),
    recordings: resolve(folder, 'recordings'),
    secret: data.PAYLOAD_SECRET,
    deliveryKey: data.NGUON_DELIVERY_KEY,
    host: data.HOST,
    port: data.PORT,
    demo: data.NGUON_DEMO,
    province: data.NGUON_PROVINCE,
    sitesPort: data.SITES_PORT,
    coverageHours: data.NGUON_COVERAGE_HOURS,
    deviceUrl: data.NGUON_DEVICE_URL,
    publicUrl: data.NGUON_PUBLIC_URL ?? null,
  };
}
