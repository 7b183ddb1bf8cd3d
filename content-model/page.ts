import { z } from 'zod';
import { Block, Picture } from './block.ts';
import { Instant } from './instant.ts';
import { Language, line } from './text.ts';

/**
 * What a standing page tells. Source: Nghị định 42/2022, article 4 (functions, organisation, contact) and the plans
 * (natural and socio-economic conditions).
 */
export const pageTopics = [
  'conditions',
  'economy',
  'history',
  'functions',
  'organisation',
  'contact',
  'privacy',
  'other',
] as const;
export const PageTopic = z.enum(pageTopics);
export type PageTopic = z.output<typeof PageTopic>;

/**
 * A standing page (trang nội dung) of a unit's site: it has no window and stays until it is changed. In Vietnamese it
 * belongs to the introduction, in English to `/en/`, in another language to that language's page.
 */
export const Page = z.strictObject({
  id: z.uuid(),
  topic: PageTopic,
  title: line(160).min(1),
  language: Language,
  body: z.array(Block).max(1_000),
  pictures: z.array(Picture).max(30),
  updatedAt: Instant,
});
export type Page = z.output<typeof Page>;
