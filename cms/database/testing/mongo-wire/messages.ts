/**
 * MongoDB's wire messages: OP_MSG, and OP_QUERY for a driver's very first question.
 * Source: MongoDB manual, "MongoDB Wire Protocol".
 */
import { type Document, deserialize, serialize } from 'bson';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

export interface Question {
  readonly id: number;
  readonly legacy: boolean;
  readonly body: Document;
  /** The client waits for no answer. */
  readonly silent: boolean;
}

/** Numbers come as JavaScript numbers, so that an integer is the same whatever its width. */
const read = (bytes: Buffer): Document => deserialize(bytes, { promoteLongs: true, promoteValues: true });

const documentAt = (bytes: Buffer, at: number): Buffer => bytes.subarray(at, at + bytes.readInt32LE(at));

/** A section of kind 1: a list of documents that belongs into the body under its name. */
function readSequence(bytes: Buffer): [name: string, documents: Document[]] {
  const nameEnd = bytes.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < bytes.length; at += bytes.readInt32LE(at)) {
    documents.push(read(documentAt(bytes, at)));
  }
  return [bytes.toString('utf8', 4, nameEnd), documents];
}

function readSections(message: Buffer): Document {
  const flags = message.readUInt32LE(HEADER);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const body: Document = {};
  for (let at = HEADER + 4; at < end; ) {
    const part = documentAt(message, at + 1);
    if (message[at] === 0) Object.assign(body, read(part));
    else Object.assign(body, Object.fromEntries([readSequence(part)]));
    at += 1 + part.length;
  }
  return body;
}

function readMessage(message: Buffer): Question {
  const id = message.readInt32LE(4);
  const code = message.readInt32LE(12);
  if (code === OP_MSG) {
    const silent = Boolean(message.readUInt32LE(HEADER) & MORE_TO_COME);
    return { id, legacy: false, body: readSections(message), silent };
  }
  if (code !== OP_QUERY) throw new RangeError(`operation code ${code} is not known`);
  const nameEnd = message.indexOf(0, HEADER + 4);
  const database = message.toString('utf8', HEADER + 4, nameEnd).split('.')[0];
  const body = { ...read(documentAt(message, nameEnd + 9)), $db: database };
  return { id, legacy: true, body, silent: false };
}

/** Takes the whole messages from the front of what came in. */
export function takeQuestions(bytes: Buffer): { questions: Question[]; rest: Buffer } {
  const questions: Question[] = [];
  let rest = bytes;
  while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
    const length = rest.readInt32LE(0);
    if (length < HEADER) throw new RangeError(`message of ${length} bytes`);
    questions.push(readMessage(rest.subarray(0, length)));
    rest = rest.subarray(length);
  }
  return { questions, rest };
}

/** @param number counts this connection's answers */
export function writeAnswer({ id, legacy }: Question, answer: Document, number: number): Buffer {
  const body = serialize(answer, { ignoreUndefined: true });
  // OP_REPLY: flags, cursor (8), from, count = 1. OP_MSG: flags, then one section of kind 0.
  const prefix = Buffer.alloc(legacy ? 20 : 5);
  if (legacy) prefix.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + prefix.length + body.length, 0);
  header.writeInt32LE(number, 4);
  header.writeInt32LE(id, 8);
  header.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, prefix, body]);
}
