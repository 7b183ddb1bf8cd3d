import type { RequiredDataFromCollectionSlug } from 'payload';
import type { Role } from '../access/actor.ts';
import type { Bulletin, Category, Unit, User } from '../payload-types.ts';
import { PASSWORD, type TestCms } from './test-cms.ts';

/** A small country: two provinces, and communes in the first. */
export interface World {
  readonly province: Unit;
  readonly commune: Unit;
  readonly neighbour: Unit;
  readonly elsewhere: Unit;
  readonly category: Category;
  readonly admin: User;
  /** The official of a unit in a role. Those of `commune` and `province` have the emergency right when asked for. */
  official(unit: Unit, role: Role, options?: { readonly emergency?: boolean }): Promise<User>;
}

async function unitOf(
  { payload }: TestCms,
  unit: Pick<RequiredDataFromCollectionSlug<'units'>, 'code' | 'type' | 'name' | 'slug' | 'parent'>,
): Promise<Unit> {
  return payload.create({
    collection: 'units',
    overrideAccess: true,
    depth: 0,
    data: { validFrom: '2025-07-01', ...unit },
  });
}

/** Fills a test's CMS with units, a site for each, a category, and an operator. */
export async function makeWorld(cms: TestCms): Promise<World> {
  const province = await unitOf(cms, { code: '12', type: 'tỉnh', name: 'Lai Châu', slug: 'lai-chau' });
  const elsewhere = await unitOf(cms, { code: '11', type: 'tỉnh', name: 'Điện Biên', slug: 'dien-bien' });
  const inside = { type: 'xã', parent: province.id } as const;
  const commune = await unitOf(cms, { ...inside, code: '03478', name: 'Sìn Hồ', slug: 'xa-sin-ho' });
  const neighbour = await unitOf(cms, { ...inside, code: '03487', name: 'Hồng Thu', slug: 'xa-hong-thu' });
  for (const { id, slug } of [province, elsewhere, commune, neighbour]) {
    await cms.payload.create({
      collection: 'sites',
      overrideAccess: true,
      data: { unit: id, host: `${slug}.localhost` },
    });
  }
  const category = await cms.payload.create({
    collection: 'categories',
    overrideAccess: true,
    data: { slug: 'doi-song', name: 'Đời sống' },
  });
  const officials = new Map<string, Promise<User>>();
  const official: World['official'] = (unit, role, { emergency = false } = {}) => {
    const email = `${role}${emergency ? '-khan' : ''}.${unit.slug}@nguon.vn`;
    const made =
      officials.get(email) ??
      cms.payload.create({
        collection: 'users',
        overrideAccess: true,
        depth: 0,
        data: {
          name: `${role} ${unit.name}`,
          email,
          password: PASSWORD,
          role,
          unit: unit.id,
          emergency,
          active: true,
        },
      });
    officials.set(email, made);
    return made;
  };
  const admin = await official(province, 'admin');
  return { province, commune, neighbour, elsewhere, category, admin, official };
}

/** A body of one paragraph, as Payload's editor keeps it. */
export function bodyOf(text: string): NonNullable<Bulletin['body']> {
  const words = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' };
  const block = { type: 'paragraph', version: 1, direction: null, format: '', indent: 0, children: [words] };
  return {
    root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children: [block] },
  };
}

/** What an editor fills in for a bulletin of a unit, changed where a test wants it changed. */
export function bulletinOf({ category }: World, unit: Unit, changes: Record<string, unknown> = {}) {
  return {
    title: 'Lịch ngừng cấp điện ngày 22/11',
    summary: 'Tạm ngừng cấp điện từ 06h30 đến 11h00 tại thôn 1 để thay công tơ.',
    body: bodyOf('Đội Quản lý điện khu vực thông báo lịch ngừng cấp điện.'),
    category: category.id,
    priority: 'normal',
    issuer: 'UBND xã Sìn Hồ',
    unit: unit.id,
    audience: [unit.id],
    channels: ['site'],
    from: '2026-01-01T00:00:00.000Z',
    until: '2036-01-01T00:00:00.000Z',
    language: 'vi',
    ...changes,
  };
}
