import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload';
import { liveBulletins } from '../editions/live-bulletins.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import { lookShape, officialShape, pageShape } from '../publication/shapes.ts';
import { shownOf } from '../publication/shown.ts';

interface User {
  /** What uses the picture, by name. */
  readonly name: Said;
  readonly remedy: Said;
}

const quoted = (kind: Said, title: string): Said => ({
  vi: `${kind.vi} «${title}»`,
  en: `${kind.en} “${title}”`,
});

async function bulletinWith(sha256: string, req: PayloadRequest): Promise<User | null> {
  const live = await liveBulletins(req.payload, req);
  const user = live.find(
    ({ content }) =>
      content.pictures.some((picture) => picture.sha256 === sha256) ||
      content.body.some((block) => block.kind === 'picture' && block.picture.sha256 === sha256),
  );
  const remedy = { vi: 'Hãy thu hồi bản tin trước.', en: 'Withdraw that bulletin first.' };
  return user ? { name: quoted({ vi: 'bản tin', en: 'the bulletin' }, user.content.title), remedy } : null;
}

/** What is public of standing content shows the picture that was there when it was published. */
async function standingWith(sha256: string, req: PayloadRequest): Promise<User | null> {
  const { payload } = req;
  const remedy = { vi: 'Hãy thay ảnh và công bố lại trước.', en: 'Change it there and publish again first.' };
  const pages = await shownOf(payload, 'pages', pageShape.schema, req);
  const page = pages.find(
    ([, { body, pictures }]) =>
      pictures.some((picture) => picture.sha256 === sha256) ||
      body.some((block) => block.kind === 'picture' && block.picture.sha256 === sha256),
  );
  if (page) return { name: quoted({ vi: 'trang giới thiệu', en: 'the page' }, page[1].title), remedy };
  const officials = await shownOf(payload, 'officials', officialShape.schema, req);
  const official = officials.find(([, { portrait }]) => portrait?.sha256 === sha256);
  if (official) return { name: quoted({ vi: 'trang của', en: 'the entry of' }, official[1].name), remedy };
  const looks = await shownOf(payload, 'looks', lookShape.schema, req);
  const isShown = looks.some(
    ([, { look }]) => look.logo?.sha256 === sha256 || look.header?.sha256 === sha256,
  );
  return isShown ? { name: { vi: 'giao diện trang', en: 'the look of a site' }, remedy } : null;
}

/** A picture that the public sees somewhere cannot be deleted (W17, W26). */
export const keepUsedPicture: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { sha256 } = await req.payload.findByID({
    collection: 'media',
    id,
    depth: 0,
    select: { sha256: true },
    req,
    overrideAccess: true,
  });
  const user = sha256 ? ((await bulletinWith(sha256, req)) ?? (await standingWith(sha256, req))) : null;
  if (user === null) return;
  throw new Refused(req, 409, 'media-refused', {
    vi: `Ảnh đang dùng trong ${user.name.vi}. ${user.remedy.vi}`,
    en: `The picture is used in ${user.name.en}. ${user.remedy.en}`,
  });
};
