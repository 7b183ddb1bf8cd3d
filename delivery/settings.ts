import { Refusal } from '@nguon/content-model/refusal';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** What the delivery process is told by its environment. */
export const DeliverySettings = VoiceSettings.extend({
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Sites, shelf and devices' door; 0 takes any free port. */
  SITES_PORT: port.default(8080),
  MQTT_PORT: port.default(1883),
  /** An external broker; the embedded one does not start then. */
  MQTT_URL: z.string().min(1).optional(),
  /** The name by which devices reach this machine. */
  NGUON_DEVICE_HOST: z.string().min(1).default('127.0.0.1'),
  NGUON_DATA: z.string().min(1),
  /** Where the CMS answers, `http://127.0.0.1:3000`. */
  NGUON_CMS_URL: z.url(),
  NGUON_DELIVERY_KEY: z.string().min(16),
  /** Proves delivery to the embedded broker. */
  NGUON_BROKER_KEY: z.string().min(16),
  /** The sites' own addresses, `{host}` for the host: `https://{host}` behind a web server. */
  NGUON_SITES_ORIGIN: z
    .string()
    .regex(/^https?:\/\/\{host\}(:\d+)?$/, 'must be https://{host} or like it')
    .optional(),
  /** Folder of the built page engine. */
  NGUON_ENGINE: z.string().min(1),
});
export type DeliverySettings = z.output<typeof DeliverySettings>;

/** @throws {Refusal} `setting-invalid`, naming every variable at fault */
export function readDeliverySettings(environment: NodeJS.ProcessEnv): DeliverySettings {
  const { success, data, error } = DeliverySettings.safeParse(environment);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new Refusal(
    'setting-invalid',
    'environment of delivery',
    faults.join('; '),
    'Correct the variables and start again',
  );
}
