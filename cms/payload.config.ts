import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { en } from '@payloadcms/translations/languages/en';
import { vi } from '@payloadcms/translations/languages/vi';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { users } from './collections/users.ts';
import { databaseAdapter } from './database/adapter.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);

export default buildConfig({
  secret: settings.secret,
  db: await databaseAdapter(settings.databaseUrl),
  collections: [users],
  editor: lexicalEditor(),
  sharp,
  telemetry: false,
  graphQL: { disable: true },
  admin: { user: 'users', avatar: 'default', meta: { titleSuffix: ' · Nguồn' } },
  i18n: { supportedLanguages: { vi, en }, fallbackLanguage: 'vi' },
  localization: {
    locales: [
      { code: 'vi', label: 'Tiếng Việt' },
      { code: 'en', label: 'English' },
    ],
    defaultLocale: 'vi',
    fallback: false,
  },
  typescript: { autoGenerate: false },
});
