import { existsSync } from 'node:fs';
import { configureMosquitto, embeddedApart, MOSQUITTO } from '@nguon/devices/fixtures/killable-brokers';
import { type Aftermath, killInTheMiddle } from '@nguon/devices/fixtures/killed-broker';

const KILLS = 100;

/** Speakers with the player's real code. */
const SPEAKERS = 5;

function row(what: string, { commands, lost, replayed, unacknowledged }: Aftermath): object {
  const goal = '0 lost, 0 replayed';
  return { what, 'killed, times': KILLS, speakers: SPEAKERS, commands, lost, replayed, unacknowledged, goal };
}

/** The process that carries the broker, killed while speakers are told to play something; each broker takes minutes. */
export async function brokersKilled(): Promise<object[]> {
  const brokers = [killInTheMiddle(KILLS, SPEAKERS, embeddedApart)];
  if (existsSync(MOSQUITTO)) {
    brokers.push(killInTheMiddle(KILLS, SPEAKERS, (_devices, identities) => configureMosquitto(identities)));
  }
  const [embedded, mosquitto] = await Promise.all(brokers);
  return [
    ...(embedded ? [row('embedded', embedded)] : []),
    ...(mosquitto ? [row('mosquitto', mosquitto)] : []),
  ];
}

if (import.meta.main) {
  console.table(await brokersKilled());
  process.exit(0);
}
