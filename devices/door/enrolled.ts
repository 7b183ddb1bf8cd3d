import { Enrolled } from '@nguon/content-model/delivery-feed';
import { PublicKey } from '@nguon/content-model/device';
import { z } from 'zod';

/** What every device is told when it joins. */
export const Welcome = z.strictObject({
  /** Where the broker is, `mqtt://host:1883`. */
  mqttUrl: z.url(),
  /** The keys that may seal manifests, commands and the time. */
  serverKeys: z.array(PublicKey).min(1),
});
export type Welcome = z.output<typeof Welcome>;

/** The answer to an enrolment: who the device is, and whom it may trust. */
export const EnrolledDevice = Enrolled.extend(Welcome.shape);
export type EnrolledDevice = z.output<typeof EnrolledDevice>;
