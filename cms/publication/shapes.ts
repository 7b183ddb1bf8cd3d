import { sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { LegalDocument } from '@nguon/content-model/legal-document';
import { wordsIn } from '@nguon/content-model/lexicon';
import { Engagement, Official } from '@nguon/content-model/official';
import { Page } from '@nguon/content-model/page';
import { PreparedAnnouncement } from '@nguon/content-model/prepared-announcement';
import { Procedure } from '@nguon/content-model/procedure';
import { Look } from '@nguon/content-model/site';
import { z } from 'zod';
import { idOf } from '../access/actor.ts';
import { blocksFrom } from '../body/lexical-to-blocks.ts';
import type * as stored from '../payload-types.ts';
import { stableId } from '../seed/stable-id.ts';
import { unitLexicon } from '../speakers/unit-lexicon.ts';
import { picturesIn, picturesOf } from '../workflow/pictures-of.ts';
import type { Shape } from './shown.ts';
import { daysOfWeek } from './week.ts';

/** A standing page as its site has it. */
export const pageShape: Shape<typeof Page, stored.Page> = {
  schema: Page,
  of: async (record, req) => {
    const beside = (record.pictures ?? []).map(idOf);
    const pictures = await picturesOf([...beside, ...picturesIn(record.body)], record.path ?? '', req);
    return {
      id: record.id,
      topic: record.topic,
      title: record.title ?? '',
      language: record.language,
      body: blocksFrom(record.body, pictures),
      pictures: beside.map((id) => pictures.get(id)),
      updatedAt: instantOf(Date.now()),
    };
  },
};

/** An official as the public may know them. */
export const officialShape: Shape<typeof Official, stored.Official> = {
  schema: Official,
  of: async (record, req) => {
    const portrait = record.portrait ? idOf(record.portrait) : null;
    const pictures = await picturesOf(portrait === null ? [] : [portrait], record.path ?? '', req);
    return {
      id: record.id,
      name: record.name ?? '',
      position: record.position ?? '',
      positionEnglish: record.positionEnglish ?? '',
      department: record.department ?? '',
      duties: record.duties ?? '',
      biography: record.biography ?? '',
      phone: record.phone ?? '',
      email: record.email ?? '',
      portrait: portrait === null ? null : pictures.get(portrait),
      isLeader: record.isLeader === true,
      isContact: record.isContact === true,
    };
  },
};

/** The entries of a week of the leaders' schedule. */
export const Week = z.strictObject({ entries: z.array(Engagement).min(1).max(100) });

export const weekShape: Shape<typeof Week, stored.Engagement> = {
  schema: Week,
  of: async ({ id, monday, entries }) => {
    const days = daysOfWeek(monday.slice(0, 10));
    return {
      entries: (entries ?? []).map((entry, index) => ({
        id: stableId('engagement', id, entry.id ?? String(index)),
        day: days[entry.weekday],
        from: entry.from,
        leader: entry.leader ?? '',
        subject: entry.subject ?? '',
        place: entry.place ?? '',
      })),
    };
  },
};

/** The way to a procedure on the service portal. */
export const procedureShape: Shape<typeof Procedure, stored.Procedure> = {
  schema: Procedure,
  of: async ({ id, name, field, code, href }) => ({
    id,
    name: name ?? '',
    field: field ?? '',
    code: code ?? '',
    href: href ?? '',
  }),
};

/** A prepared announcement as speakers say it, with the words of the lexicon as they are when it is approved (V45). */
export const announcementShape: Shape<typeof PreparedAnnouncement, stored.PreparedAnnouncement> = {
  schema: PreparedAnnouncement,
  of: async ({ id, path, title, text }, req) => {
    const lexicon = wordsIn(text ?? '', await unitLexicon(path ?? '', req));
    const words = lexicon.length > 0 ? { lexicon } : {};
    return { id, unit: path ?? '', title: title ?? '', text: text ?? '', ...words };
  },
};

/**
 * A document as its site has it. What is noted of its file follows from the bytes and never changes (W17), so it is
 * taken as it is kept; the address of a file that comes with this request is not kept yet.
 */
export const documentShape: Shape<typeof LegalDocument, stored.Document> = {
  schema: LegalDocument,
  of: async (record, req) => {
    const { id, form, symbol, authority, field, issuedOn, effectiveOn, abstract } = record;
    const { filename, filesize, mimeType } = record;
    const address = req.file ? sha256(req.file.data) : record.sha256;
    return {
      id,
      form: form ?? '',
      symbol: symbol ?? '',
      authority: authority ?? '',
      ...(field && { field }),
      issuedOn: issuedOn?.slice(0, 10),
      effectiveOn: effectiveOn?.slice(0, 10) ?? null,
      abstract: abstract ?? '',
      file:
        address && filename && filesize && mimeType
          ? { sha256: address, name: filename, bytes: filesize, mime: mimeType }
          : null,
    };
  },
};

/** The contact as far as it is filled in. */
function contactOf({ contact }: stored.Look): Record<string, string> {
  const { address, phone, fax, hotline, email, hours } = contact ?? {};
  const said = Object.entries({ address, phone, fax, hotline, email, hours });
  return Object.fromEntries(said.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

/** What residents see of a site beside its content. */
export const lookShape: Shape<typeof Look, stored.Look> = {
  schema: Look,
  of: async (record, req) => {
    const { theme, look, languages, links, path } = record;
    const shown = [look?.logo, look?.header].flatMap((related) => (related ? [idOf(related)] : []));
    const pictures = await picturesOf(shown, path ?? '', req);
    const picture = (related: string | stored.Media | null | undefined) =>
      related ? pictures.get(idOf(related)) : null;
    return {
      theme,
      look: { logo: picture(look?.logo), header: picture(look?.header), colour: look?.colour || null },
      languages: languages ?? [],
      links: (links ?? []).map(({ name, href }) => ({ name: name ?? '', href: href ?? '' })),
      contact: contactOf(record),
    };
  },
};
