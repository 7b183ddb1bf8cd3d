import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Refusal } from '@nguon/content-model/refusal';
import { Aedes, type AedesOptions, type AuthenticateError, type Client } from 'aedes';
import { type DeviceAccounts, holdsToken, sameSecret } from './accounts.ts';
import { isAdmitted } from './admission.ts';
import { LONGEST_MESSAGE_BYTES, mayHear, mayPublish, SERVER_ACCOUNT } from './broker-rules.ts';
import { keptByTopic } from './kept-by-topic.ts';
import { packetMeter } from './packet-meter.ts';

/** How long a subscriber may leave its messages unread, ms. aedes lets one stall all for 60 s (D6). */
const DRAIN_MS = 2_000;

/** Longest silence a client may ask for, s; without a sign of life for half as long again it is gone. */
const KEEPALIVE_SECONDS = 60;

/** How long a connection may take to say who it is, ms. */
const CONNECT_MS = 10_000;

/** MQTT 3.1.1, table 3.1: 5 is "not authorized". */
const NOT_AUTHORIZED = 5;

export interface BrokerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly accounts: DeviceAccounts;
  /** The password of the account `delivery`. */
  readonly serverToken: string;
  /** The clock, ms since 1970; this machine's by default. */
  readonly now?: () => number;
}

/** The embedded MQTT 3.1.1 broker. It keeps nothing on disk: what it loses is said again or asked for (D8). */
export interface Broker {
  readonly port: number;
  readonly url: string;
  /** How many clients are connected. */
  readonly connections: number;
  /** Ends a device's connection, for instance because it was revoked (D5). */
  disconnect(device: string): void;
  close(): Promise<void>;
}

/**
 * Opens the embedded broker.
 * @throws {Refusal} `port-taken`
 */
export async function openBroker(options: BrokerOptions): Promise<Broker> {
  const admitted = new WeakMap<Client, string>();
  const aedes = await Aedes.createBroker({
    persistence: keptByTopic(),
    drainTimeout: DRAIN_MS,
    keepaliveLimit: KEEPALIVE_SECONDS,
    connectTimeout: CONNECT_MS,
    ...doorkeeper(options, admitted),
    ...topicKeeper(admitted),
  });
  const clients = new Map<string, Client>();
  aedes.on('client', (client) => {
    clients.set(client.id, client);
    const wasRevoked = admitted.get(client) === client.id && options.accounts.account(client.id) === null;
    if (wasRevoked) client.close();
  });
  // A sign of life comes every minute at least: by then a board whose window is over is gone (D40).
  aedes.on('ping', (_packet, client) => {
    const account = options.accounts.account(client.id);
    if (account !== null && !isAdmitted(account, options.now?.() ?? Date.now())) client.close();
  });
  aedes.on('clientDisconnect', (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id);
  });

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).once('close', () => sockets.delete(socket));
    aedes.handle(socket);
    const isShort = packetMeter(LONGEST_MESSAGE_BYTES + 1024);
    socket.on('data', (chunk) => {
      if (!isShort(chunk)) socket.destroy();
    });
  });
  server.listen(options.port, options.host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    aedes.close();
    const found = `port ${options.port} on ${options.host} cannot be opened`;
    throw new Refusal('port-taken', 'broker', found, 'Stop the other program or choose another port', {
      cause,
    });
  }

  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `mqtt://${options.host}:${port}`,
    get connections() {
      return aedes.connectedClients;
    },
    disconnect: (device) => clients.get(device)?.close(),
    close: async () => {
      server.close();
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** Who may connect: an enrolled device under its own id and token, or delivery; nobody with a session to keep. */
function doorkeeper(
  { accounts, serverToken, now = Date.now }: BrokerOptions,
  admitted: WeakMap<Client, string>,
): Required<Pick<AedesOptions, 'preConnect' | 'authenticate'>> {
  return {
    preConnect: (_client, { username, will, clean }, done) => {
      const isWillAllowed =
        will === undefined ||
        mayPublish(username ?? '', {
          topic: will.topic,
          payload: will.payload,
          retain: will.retain ?? false,
        });
      const isAllowed = isWillAllowed && clean === true;
      done(isAllowed ? null : new Error('this last will or session is not allowed'), isAllowed);
    },
    authenticate: (client, username = '', password = Buffer.alloc(0), done) => {
      const account = accounts.account(username);
      const isServer = username === SERVER_ACCOUNT && client.id.startsWith(SERVER_ACCOUNT);
      const isWelcome = isServer
        ? sameSecret(password, serverToken)
        : account !== null &&
          client.id === account.device &&
          holdsToken(account, password) &&
          isAdmitted(account, now());
      if (isWelcome) admitted.set(client, username);
      done(isWelcome ? null : notAuthorized(), isWelcome);
    },
  };
}

/** Who may say and hear what (D4). A client that oversteps is disconnected. */
function topicKeeper(
  admitted: WeakMap<Client, string>,
): Required<Pick<AedesOptions, 'authorizePublish' | 'authorizeSubscribe'>> {
  const refused = () => new Error('not allowed on this topic');
  return {
    authorizePublish: (client, { topic, payload, retain }, done) => {
      const account = client === null ? SERVER_ACCOUNT : admitted.get(client);
      done(account !== undefined && mayPublish(account, { topic, payload, retain }) ? null : refused());
    },
    authorizeSubscribe: (client, subscription, done) => {
      const account = admitted.get(client);
      const isAllowed = account !== undefined && mayHear(account, subscription.topic);
      done(isAllowed ? null : refused(), isAllowed ? subscription : null);
    },
  };
}

function notAuthorized(): AuthenticateError {
  return Object.assign(new Error('unknown account or wrong token'), { returnCode: NOT_AUTHORIZED });
}
