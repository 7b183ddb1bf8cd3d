/** Payload, Next and React choose their production code by this variable; imported before any of them. */
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
