import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical';
import { lineField } from '../fields/text.ts';
import { dividingLines, tables } from './feature-words.ts';

/** The editor of a bulletin's body: only what every channel can carry, block by block (content-model/block.ts). */
export const bodyEditor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
    BoldFeature(),
    ItalicFeature(),
    LinkFeature({ enabledCollections: [] }),
    UnorderedListFeature(),
    OrderedListFeature(),
    BlockquoteFeature(),
    dividingLines(),
    tables(),
    UploadFeature({
      enabledCollections: ['media'],
      collections: {
        media: {
          fields: [lineField({ name: 'caption', label: { vi: 'Chú thích', en: 'Caption' }, limit: 500 })],
        },
      },
    }),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
});
