import {
  type Bulletin,
  type BulletinContent,
  bulletinSlug,
  contentHash,
} from '@nguon/content-model/bulletin';
import { composeEdition } from '@nguon/content-model/edition';
import { type Instant, later } from '@nguon/content-model/instant';
import type { Priority } from '@nguon/content-model/priority';
import { fullName, type Unit, type UnitPath } from '@nguon/content-model/unit';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import { readUnits, unitsOf } from '../cms/seed/read-units.ts';

/** Bulletins that each commune has of its own. */
const ARTICLES = 2;

const SENTENCES = [
  'Bà con các thôn, bản kiểm tra lại mái nhà, chuồng trại và tích trữ nước sạch đủ dùng trong ba ngày.',
  'Trạm Y tế tiêm chủng miễn phí vào sáng thứ Ba hằng tuần; khi đi mang theo sổ tiêm và thẻ bảo hiểm.',
  'Hồ sơ nộp tại bộ phận một cửa hoặc qua cổng dịch vụ công, kết quả trả trong năm ngày làm việc.',
  'Hộ có nhu cầu vay vốn đăng ký với trưởng thôn trước ngày 25, mức vay tối đa 100 triệu đồng.',
  'Đường liên xã tạm đóng từ 7 giờ đến 17 giờ để đổ bê tông; xe máy đi theo lối rẽ qua nhà văn hóa.',
];

/** All communes of the country by province, the portal first, as they are on a day. */
export function countryUnits(day: string): Unit[][] {
  const records = readUnits();
  const provinces = records.rows.filter(({ level }) => level === 'province');
  return provinces.map(({ code }) => unitsOf(code, records, day));
}

function articleOf(unit: Unit, number: number, at: Instant): Bulletin {
  const tail = String(number).padStart(2, '0');
  const content: BulletinContent = {
    id: `${unit.code.padStart(8, '0')}-0000-4000-8000-0000000000${tail}`,
    title: `${fullName(unit)}: thông báo số ${number + 1} về đời sống và sản xuất`,
    summary: SENTENCES[number % SENTENCES.length] ?? '',
    body: Array.from({ length: 12 }, (_, line) => ({
      kind: 'paragraph',
      runs: [{ text: [0, 1, 2].map((step) => SENTENCES[(number + line + step) % 5]).join(' ') }],
    })),
    category: { slug: 'doi-song-dia-phuong', name: 'Đời sống địa phương' },
    priority: 'normal',
    issuer: `UBND ${unit.type} ${unit.name}`,
    owner: unit.path,
    audience: [unit.path],
    channels: ['site'],
    from: later(at, -3600 * (number + 1)),
    until: null,
    language: 'vi',
    pictures: [],
    renditions: {},
  };
  const slug = bulletinSlug(content.title);
  return { content, approvedHash: contentHash(content), publishedAt: content.from, corrects: null, slug };
}

/** A bulletin of a province for all units of these. */
export function provinceNews(
  province: Unit,
  audience: UnitPath[],
  { at, priority, number }: { readonly at: Instant; readonly priority: Priority; readonly number: number },
): Bulletin {
  const { content } = articleOf(province, 50 + number, at);
  const news: BulletinContent = {
    ...content,
    title: `Tin của ${fullName(province)}, số ${number}`,
    priority,
    audience,
    from: at,
    until: later(at, 3600),
  };
  const slug = bulletinSlug(news.title);
  return { content: news, approvedHash: contentHash(news), publishedAt: at, corrects: null, slug };
}

/**
 * What the site of a unit shows: two articles, an introduction, nine officials and twelve procedures: 30 pages and 10
 * other files.
 * @param news bulletins from above
 */
export function countryView(
  unit: Unit,
  province: Unit,
  at: Instant,
  news: readonly Bulletin[] = [],
): SiteView {
  const isPortal = unit === province;
  const idOf = (kind: string, number: number) =>
    `${unit.code.padStart(8, '0')}-${kind}-4000-8000-${String(number).padStart(12, '0')}`;
  const edition = composeEdition(
    {
      unit,
      ancestors: isPortal ? [] : [province],
      site: {
        host: isPortal ? `${unit.slug}.gov.vn` : `${unit.slug}.${province.slug}.gov.vn`,
        aliases: [],
        theme: 'nuoc',
        look: { logo: null, header: null, colour: null },
        contact: { address: `UBND ${unit.type} ${unit.name}`, phone: '0200 3800 100' },
        languages: [],
        links: [],
      },
      former: [],
      successors: [],
      bulletins: [...news, ...Array.from({ length: ARTICLES }, (_, number) => articleOf(unit, number, at))],
      decisions: [],
      documents: [],
      pages: (['conditions'] as const).map((topic, number) => ({
        id: idOf('9a9e', number),
        topic,
        title: 'Giới thiệu',
        language: 'vi',
        body: SENTENCES.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
        pictures: [],
        updatedAt: at,
      })),
      officials: Array.from({ length: 9 }, (_, number) => ({
        id: idOf('0ff1', number),
        name: `Nguyễn Văn ${number + 1}`,
        position: number === 0 ? 'Chủ tịch UBND' : 'Công chức',
        positionEnglish: '',
        department: 'UBND',
        duties: SENTENCES[number % 5] ?? '',
        biography: '',
        phone: '0200 3800 100',
        email: '',
        portrait: null,
        isLeader: number < 3,
        isContact: true,
      })),
      engagements: [],
      procedures: Array.from({ length: 12 }, (_, number) => ({
        id: idOf('9c0d', number),
        name: `Thủ tục số ${number + 1}`,
        field: 'Hộ tịch',
        code: `1.00${1000 + number}`,
        href: 'https://dichvucong.gov.vn/',
      })),
      answers: [],
      boards: [],
      speakers: [],
      prepared: [],
    },
    at,
  );
  const portal = isPortal ? null : { name: fullName(province), origin: `https://${province.slug}.gov.vn` };
  return {
    edition,
    at,
    origin: `https://${edition.site.host}`,
    rendered: {},
    pictures: {},
    portal,
    actions: '/tuong-tac/',
  };
}
