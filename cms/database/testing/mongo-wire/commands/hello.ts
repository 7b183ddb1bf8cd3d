import { hostname } from 'node:os';
import type { Command } from './command.ts';

/** Name of the replica set this server says it is. */
export const REPLICA_SET = 'rs0';

const MEBIBYTE = 1024 * 1024;

/** A primary of MongoDB 7's protocol version, alone in its replica set. */
const hello: Command = ({ address }) => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  setName: REPLICA_SET,
  setVersion: 1,
  hosts: [address],
  me: address,
  primary: address,
  maxBsonObjectSize: 16 * MEBIBYTE,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  localTime: new Date(),
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
});

/** How clients and servers get to know each other. */
export const helloCommands: Readonly<Record<string, Command>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({}),
  buildInfo: () => ({ version: '7.0.0', versionArray: [7, 0, 0, 0], modules: [] }),
  hostInfo: () => ({ system: { hostname: hostname() } }),
  endSessions: () => ({}),
};
