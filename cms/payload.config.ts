import { resolve } from 'node:path';
import { en } from '@payloadcms/translations/languages/en';
import { vi } from '@payloadcms/translations/languages/vi';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { sortNear } from './access/sort-near.ts';
import { screens } from './admin/screens.ts';
import { boardEndpoints } from './boards/board-endpoints.ts';
import { boards } from './collections/boards.ts';
import { broadcastRules } from './collections/broadcast-rules.ts';
import { bulletins } from './collections/bulletins.ts';
import { categories } from './collections/categories.ts';
import { decisions } from './collections/decisions.ts';
import { documents } from './collections/documents.ts';
import { engagements } from './collections/engagements.ts';
import { feedback } from './collections/feedback.ts';
import { feedbackContacts } from './collections/feedback-contacts.ts';
import { lexicon } from './collections/lexicon.ts';
import { liveBroadcasts } from './collections/live-broadcasts.ts';
import { looks } from './collections/looks.ts';
import { media } from './collections/media.ts';
import { officials } from './collections/officials.ts';
import { outbox } from './collections/outbox.ts';
import { pages } from './collections/pages.ts';
import { playouts } from './collections/playouts.ts';
import { preparedAnnouncements } from './collections/prepared-announcements.ts';
import { procedures } from './collections/procedures.ts';
import { receipts } from './collections/receipts.ts';
import { recordings } from './collections/recordings.ts';
import { requisitions } from './collections/requisitions.ts';
import { schedules } from './collections/schedules.ts';
import { siteChecks } from './collections/site-checks.ts';
import { sites } from './collections/sites.ts';
import { speakers } from './collections/speakers.ts';
import { stations } from './collections/stations.ts';
import { units } from './collections/units.ts';
import { users } from './collections/users.ts';
import { bodyEditor } from './config/editor.ts';
import { log } from './config/log.ts';
import { officialOrigins, sessionCookies } from './config/security.ts';
import { coverageEndpoints } from './coverage/coverage-endpoints.ts';
import { readTargets } from './coverage/targets.ts';
import { databaseAdapter } from './database/adapter.ts';
import { deliveryEndpoints } from './feed/delivery-endpoints.ts';
import { healthEndpoint } from './health.ts';
import { refuseBadInput } from './language/bad-input.ts';
import { readableQuery, refuseBadQuery } from './language/bad-query.ts';
import { plainWords } from './language/plain-words.ts';
import { nameTheCode } from './language/refused.ts';
import { liveEndpoints } from './live/live-endpoints.ts';
import packageJson from './package.json' with { type: 'json' };
import { livePreview } from './preview/live-preview.ts';
import { PreviewTokens } from './preview/tokens.ts';
import { readSettings } from './settings.ts';
import { askSpoken, speechEndpoints } from './speakers/speech-endpoints.ts';
import { weekEndpoints } from './speakers/week-endpoints.ts';
import { LARGEST_PAPER, TOO_LARGE } from './uploads/papers.ts';

const settings = readSettings(process.env);
const previews = new PreviewTokens();

export default buildConfig({
  secret: settings.secret,
  db: await databaseAdapter(settings.databaseUrl),
  // A save asks for the lock outside its own transaction, which one connection alone cannot answer; so there are none.
  collections: [
    bulletins({ spokenOf: askSpoken(settings, previews) }),
    decisions,
    feedback,
    feedbackContacts,
    media(settings.media),
    documents(settings.documents),
    recordings(settings),
    pages,
    officials,
    engagements,
    procedures,
    sites,
    looks,
    boards,
    requisitions,
    speakers,
    schedules,
    broadcastRules,
    preparedAnnouncements,
    stations,
    lexicon,
    receipts,
    playouts,
    liveBroadcasts,
    siteChecks,
    units,
    categories,
    sessionCookies(users, settings),
    outbox,
  ].map((collection) => ({
    ...collection,
    lockDocuments: false as const,
    hooks: {
      ...collection.hooks,
      beforeOperation: [readableQuery, sortNear, ...(collection.hooks?.beforeOperation ?? [])],
    },
  })),
  endpoints: [
    healthEndpoint(packageJson.version),
    ...deliveryEndpoints(settings, previews),
    ...boardEndpoints(settings, previews),
    ...speechEndpoints(settings, previews),
    ...weekEndpoints,
    ...liveEndpoints(settings),
    ...coverageEndpoints(settings),
  ],
  custom: { targets: readTargets() },
  hooks: { afterError: [nameTheCode, refuseBadInput, refuseBadQuery] },
  editor: bodyEditor,
  sharp,
  csrf: officialOrigins(settings),
  cors: [],
  telemetry: false,
  logger: log,
  graphQL: { disable: true },
  upload: { limits: { fileSize: LARGEST_PAPER }, abortOnLimit: true, responseOnLimit: TOO_LARGE },
  admin: {
    ...screens,
    livePreview: livePreview(settings, previews),
    user: 'users',
    importMap: { baseDir: import.meta.dirname },
  },
  i18n: { supportedLanguages: { vi, en }, fallbackLanguage: 'vi', translations: { vi: plainWords } },
  localization: {
    locales: [
      { code: 'vi', label: 'Tiếng Việt' },
      { code: 'en', label: 'English' },
    ],
    defaultLocale: 'vi',
    fallback: false,
  },
  typescript: { autoGenerate: false, outputFile: resolve(import.meta.dirname, 'payload-types.ts') },
});
