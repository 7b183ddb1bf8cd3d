import { Playlist } from '@nguon/content-model/playlist';
import { z } from 'zod';
import { sealedSchemas } from './envelope.ts';

/** The shapes makers of devices and of other systems write against, by name; what each is, in a sentence. */
const published = {
  manifest: [sealedSchemas.manifest, 'What one board or speaker must hold and show or play.'],
  alarm: [sealedSchemas.alarm, 'The emergencies of a unit, for all its speakers together.'],
  command: [sealedSchemas.command, 'An order to one device.'],
  time: [sealedSchemas.time, 'The server’s time, for the nonce that was asked with.'],
  playout: [sealedSchemas.playout, 'A part of what a device showed or played.'],
  reported: [sealedSchemas.reported, 'What a device says of itself.'],
  ack: [sealedSchemas.ack, 'How a device ended with a command.'],
  playlist: [Playlist, 'What a board shows, for systems of other makers.'],
} as const;

export type SchemaName = keyof typeof published;
export const schemaNames = Object.keys(published) as SchemaName[];

/** A published shape as JSON Schema 2020-12, as text; `$id` is where the door serves it. */
export function jsonSchemaOf(name: SchemaName): string {
  const [shape, description] = published[name];
  const { $schema, ...content } = z.toJSONSchema(shape);
  const id = `/devices/schemas/${name}.json`;
  return `${JSON.stringify({ $schema, $id: id, title: name, description, ...content }, null, 2)}\n`;
}
