import { type Instant, vietnamDay } from '@nguon/content-model/instant';
import type { Official } from '@nguon/content-model/official';
import { levelOf, type Unit, type UnitPath } from '@nguon/content-model/unit';
import { dayAfter, mondayOf, type Weekday } from '../publication/week.ts';
import { DEMO_DOMAIN } from './demo-officials.ts';
import { placesWithPages } from './demo-places.ts';
import { stableId } from './stable-id.ts';

/** An official as residents know them; made up. */
export interface PlannedLeader extends Omit<Official, 'portrait'> {
  readonly unit: UnitPath;
  readonly order: number;
}

/** A week of the leaders' schedule. */
export interface PlannedWeek {
  readonly id: string;
  readonly unit: UnitPath;
  /** Its Monday. */
  readonly monday: string;
  readonly entries: readonly {
    readonly weekday: Weekday;
    readonly from: string;
    readonly leader: string;
    readonly subject: string;
    readonly place: string;
  }[];
  readonly isDraft: boolean;
}

/** Made-up names: six for each unit, in turn. */
const names = [
  'Lò Văn Thỉnh',
  'Giàng Thị Sua',
  'Nguyễn Quốc Trung',
  'Hoàng Thị Bích Hạnh',
  'Vàng A Sình',
  'Tẩn Thị Mẩy',
  'Đỗ Minh Quang',
  'Lý Thị Phương',
  'Phàn A Chản',
  'Trần Thị Kim Dung',
  'Mùa A Tủa',
  'Cà Thị Xuân',
  'Bùi Đức Hải',
  'Lường Văn Pọm',
  'Sùng Thị Dở',
  'Vũ Ngọc Anh',
  'Điêu Văn Hặc',
  'Chang Thị Ly',
] as const;

interface Post {
  readonly position: string;
  readonly english: string;
  readonly department: string;
  readonly duties: string;
  readonly isLeader: boolean;
  readonly isContact: boolean;
}

const leader = { isLeader: true, isContact: false } as const;
const contact = { isLeader: false, isContact: true } as const;

/** The posts of a unit, first the leaders. `area` is its type, as positions have it: `Chủ tịch UBND xã`. */
function postsOf(unit: Unit): Post[] {
  const area = unit.type;
  const body = `UBND ${area}`;
  const english = levelOf(unit) === 'province' ? 'Provincial People’s Committee' : 'People’s Committee';
  return [
    {
      ...leader,
      position: `Chủ tịch ${body}`,
      english: `Chairman of the ${english}`,
      department: body,
      duties: 'Lãnh đạo, điều hành toàn diện; trực tiếp phụ trách tổ chức, ngân sách, quốc phòng, an ninh.',
    },
    {
      ...leader,
      position: `Phó Chủ tịch ${body} phụ trách kinh tế`,
      english: `Vice Chairman of the ${english} (economy)`,
      department: body,
      duties: 'Nông nghiệp, đất đai, xây dựng, giao thông, phòng thủ dân sự.',
    },
    {
      ...leader,
      position: `Phó Chủ tịch ${body} phụ trách văn hóa - xã hội`,
      english: `Vice Chairman of the ${english} (social affairs)`,
      department: body,
      duties: 'Văn hóa, thông tin, giáo dục, y tế, bảo trợ xã hội, chuyển đổi số.',
    },
    {
      ...contact,
      position:
        levelOf(unit) === 'province' ? 'Phó Chánh Văn phòng UBND tỉnh' : 'Chánh Văn phòng HĐND và UBND',
      english: `Head of office, ${english}`,
      department: levelOf(unit) === 'province' ? 'Văn phòng UBND tỉnh' : 'Văn phòng HĐND và UBND',
      duties: 'Đầu mối cung cấp thông tin, tiếp nhận phản ánh, kiến nghị.',
    },
    {
      ...contact,
      position: 'Phó Giám đốc Trung tâm Phục vụ hành chính công',
      english: 'Deputy director, Public Administration Service Centre',
      department: 'Trung tâm Phục vụ hành chính công',
      duties: 'Hướng dẫn, tiếp nhận và trả kết quả thủ tục hành chính.',
    },
    {
      ...contact,
      position:
        levelOf(unit) === 'province'
          ? 'Chuyên viên Sở Văn hóa, Thể thao và Du lịch'
          : 'Chuyên viên Phòng Văn hóa - Xã hội',
      english: 'Information officer',
      department: levelOf(unit) === 'province' ? 'Sở Văn hóa, Thể thao và Du lịch' : 'Phòng Văn hóa - Xã hội',
      duties: 'Trang thông tin, bảng tin điện tử, truyền thanh.',
    },
  ];
}

function leadersOfUnit(unit: Unit, index: number): PlannedLeader[] {
  return postsOf(unit).map(({ english, ...post }, place) => ({
    ...post,
    id: stableId('leader', unit.path, String(place)),
    unit: unit.path,
    order: (place + 1) * 10,
    name: names[(index * 6 + place) % names.length] ?? '',
    positionEnglish: english,
    biography: place === 0 ? 'Nhân vật và tiểu sử mẫu để dùng thử, không có thật.' : '',
    phone: `0200.3800.${String(100 + index * 10 + place)}`,
    email: `${post.isContact ? 'thongtin' : 'lanhdao'}${place + 1}.${unit.slug}@${DEMO_DOMAIN}`,
  }));
}

/** Leaders and contacts of the province and of the communes that have devices. */
export function leadersOf(province: Unit, places: readonly Unit[]): PlannedLeader[] {
  return [province, ...placesWithPages(places)].flatMap(leadersOfUnit);
}

type Day = readonly [Weekday, string, 'chair' | 'economy' | 'society', subject: string, place: string];

/** A leaders' week; every other unit and week has the second. */
const weeks: readonly (readonly Day[])[] = [
  [
    ['mon', '07:30', 'chair', 'Chào cờ, giao ban đầu tuần', 'Trụ sở UBND'],
    ['mon', '14:00', 'economy', 'Kiểm tra tiến độ làm đường thôn', 'Các thôn'],
    ['tue', '08:00', 'society', 'Họp rà soát hộ nghèo, hộ cận nghèo', 'Phòng họp số 1'],
    ['wed', '08:00', 'chair', 'Tiếp công dân định kỳ', 'Phòng tiếp công dân'],
    ['wed', '14:00', 'economy', 'Làm việc về phương án phòng, chống rét cho vật nuôi', 'Phòng họp số 2'],
    ['thu', '08:30', 'society', 'Kiểm tra trang thông tin, bảng tin, cụm loa', 'Các thôn, bản'],
    ['fri', '15:00', 'chair', 'Họp Ủy ban nhân dân: kết quả trong tuần', 'Phòng họp số 1'],
  ],
  [
    ['mon', '07:30', 'chair', 'Giao ban đầu tuần', 'Trụ sở UBND'],
    ['tue', '08:00', 'economy', 'Đối thoại với hộ kinh doanh về lối đi bộ', 'Nhà văn hóa'],
    ['tue', '14:00', 'chair', 'Họp trực tuyến với cấp trên', 'Phòng họp trực tuyến'],
    ['wed', '08:00', 'chair', 'Tiếp công dân định kỳ', 'Phòng tiếp công dân'],
    ['thu', '08:00', 'society', 'Thăm trường học, trạm y tế', 'Các trường, Trạm Y tế'],
    ['fri', '08:00', 'economy', 'Thực địa tuyến kênh thoát nước', 'Hiện trường'],
    ['sat', '07:00', 'society', 'Dự ngày hội đại đoàn kết', 'Nhà văn hóa'],
  ],
];

/** This week's and next week's schedule of the province and of the communes that have devices. */
export function weeksOf(province: Unit, places: readonly Unit[], at: Instant): PlannedWeek[] {
  const monday = mondayOf(vietnamDay(at));
  return [province, ...placesWithPages(places)].flatMap((unit, index) => {
    const [chair = '', economy = '', society = ''] = leadersOfUnit(unit, index).map(
      ({ name, position }) => `${position.replace(/ phụ trách.*/, '')} ${name}`,
    );
    const leaders = { chair, economy, society };
    return [0, 1].map((week) => ({
      id: stableId('week', unit.path, String(week)),
      unit: unit.path,
      monday: dayAfter(monday, week * 7),
      entries: (weeks[(index + week) % weeks.length] ?? []).map(([weekday, from, who, subject, place]) => ({
        weekday,
        from,
        leader: leaders[who],
        subject: `${subject} (lịch mẫu)`,
        place,
      })),
      isDraft: index === 2 && week === 1,
    }));
  });
}
