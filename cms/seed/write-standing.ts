import type { PayloadRequest } from 'payload';
import sharp from 'sharp';
import { lexicalFrom } from '../body/markdown-to-lexical.ts';
import type { PlannedLook } from './demo-looks.ts';
import type { Demonstration } from './plan-seed.ts';
import { type Count, type Ids, idIn } from './write-places.ts';

/** Requests in the name of a unit's editor and of its approver. */
export interface Hands {
  readonly editor: PayloadRequest;
  readonly approver: PayloadRequest;
}

/** Standing content as officials write it: the approver publishes, what the editor saved waits (W20). */
export async function writeStanding(
  { pages, leaders, weeks, procedures, announcements, documents }: Demonstration,
  units: Ids,
  handsOf: (unit: string) => Hands,
  count: Count,
): Promise<void> {
  const all = [pages, leaders, weeks, procedures, announcements, documents];
  const total = all.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  const written = () => {
    done += 1;
    count(done, total, 'Trang giới thiệu, lãnh đạo, lịch, thủ tục, văn bản · Standing content');
  };
  const by = (unit: string, isDraft: boolean) => {
    const { editor, approver } = handsOf(unit);
    const shared = { depth: 0, overrideAccess: true, req: isDraft ? editor : approver } as const;
    return { shared, status: isDraft ? ('draft' as const) : ('published' as const) };
  };
  for (const { unit, markdown, isDraft, ...page } of pages) {
    const { shared, status } = by(unit, isDraft);
    const data = { ...page, body: lexicalFrom(markdown), unit: idIn(units, unit), _status: status };
    await shared.req.payload.create({ ...shared, collection: 'pages', data });
    written();
  }
  for (const { unit, ...leader } of leaders) {
    const { shared, status } = by(unit, false);
    const data = { ...leader, unit: idIn(units, unit), _status: status };
    await shared.req.payload.create({ ...shared, collection: 'officials', data });
    written();
  }
  for (const { unit, isDraft, monday, entries, id } of weeks) {
    const { shared, status } = by(unit, isDraft);
    const data = {
      id,
      monday: `${monday}T12:00:00.000Z`,
      entries: entries.map((entry) => ({ ...entry })),
      unit: idIn(units, unit),
      _status: status,
    };
    await shared.req.payload.create({ ...shared, collection: 'engagements', data });
    written();
  }
  for (const { unit, ...procedure } of procedures) {
    const { shared, status } = by(unit, false);
    const data = { ...procedure, unit: idIn(units, unit), _status: status };
    await shared.req.payload.create({ ...shared, collection: 'procedures', data });
    written();
  }
  for (const { unit, ...announcement } of announcements) {
    const { shared, status } = by(unit, false);
    const data = { ...announcement, unit: idIn(units, unit), _status: status };
    await shared.req.payload.create({ ...shared, collection: 'prepared-announcements', data });
    written();
  }
  for (const { unit, file: _, ...document } of documents) {
    const { shared, status } = by(unit, false);
    const data = { ...document, unit: idIn(units, unit), _status: status };
    await shared.req.payload.create({ ...shared, collection: 'documents', data });
    written();
  }
}

async function writePicture(
  drawing: string,
  { name, alt }: { readonly name: string; readonly alt: string },
  unit: string,
  req: PayloadRequest,
): Promise<string> {
  const data = await sharp(Buffer.from(drawing)).png().toBuffer();
  const { id } = await req.payload.create({
    collection: 'media',
    data: { alt, unit },
    file: { data, size: data.length, name, mimetype: 'image/png' },
    depth: 0,
    req,
    overrideAccess: true,
  });
  return id;
}

/** Draws the pictures of sites and fills in how each looks and is reached; the approver makes it public. */
export async function writeLooks(
  looks: readonly PlannedLook[],
  units: Ids,
  handsOf: (unit: string) => Hands,
): Promise<void> {
  for (const { unit, theme, languages, links, contact, pictures } of looks) {
    const { editor: req, approver } = handsOf(unit);
    const id = idIn(units, unit);
    const look = pictures && {
      logo: await writePicture(
        pictures.logo,
        { name: 'bieu-trung.png', alt: 'Hình núi và ruộng bậc thang (biểu trưng mẫu)' },
        id,
        req,
      ),
      header: await writePicture(
        pictures.header,
        { name: 'dau-trang.png', alt: 'Dãy núi và ruộng bậc thang lúc bình minh (hình vẽ mẫu)' },
        id,
        req,
      ),
    };
    await approver.payload.update({
      collection: 'looks',
      where: { unit: { equals: id } },
      data: { theme, languages, links: [...links], contact, ...(look && { look }), _status: 'published' },
      depth: 0,
      req: approver,
      overrideAccess: true,
    });
  }
}
