import { Refusal } from '@nguon/content-model/refusal';
import { pino } from 'pino';
import { openDelivery } from './delivery.ts';
import { readDeliverySettings } from './settings.ts';

/** The delivery process: runs until it is told to end, or whoever started it is gone. */
const log = pino({ level: process.env.LOG_LEVEL ?? 'info' });

try {
  const settings = readDeliverySettings(process.env);
  const delivery = await openDelivery(settings, log);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await delivery.close();
    process.exit(0);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  process.send?.({ ready: true, url: `http://${settings.HOST}:${delivery.port}` });
  log.info({ port: delivery.port, broker: delivery.brokerUrl }, 'delivery is up');
} catch (error) {
  const words =
    error instanceof Refusal ? error.message : String(error instanceof Error ? error.stack : error);
  log.fatal(words);
  process.send?.({ failed: words });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 200).unref();
}
