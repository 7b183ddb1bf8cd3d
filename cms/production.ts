import { TIME_ZONE } from '@nguon/content-model/instant';

/**
 * Payload, Next and React choose their production code by this variable; imported before any of them. Pages are
 * first written by the server, with the times that officials' browsers show.
 */
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', TZ: TIME_ZONE });
