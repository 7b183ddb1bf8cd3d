import type { Unit, UnitPath } from '@nguon/content-model/unit';
import { fullName } from '@nguon/content-model/unit';
import { stableId } from './stable-id.ts';

/** What a unit keeps ready for the worst day. */
export interface PlannedAnnouncement {
  readonly id: string;
  readonly unit: UnitPath;
  readonly title: string;
  readonly text: string;
}

/** Without a day, an hour or a place: each must be true whenever it is pressed. */
const samples: readonly (readonly [title: string, text: string])[] = [
  [
    'Lũ quét, sạt lở: lên chỗ cao (mẫu)',
    `Bà con chú ý! Có nguy cơ lũ quét, sạt lở đất. Bà con ở ven suối, dưới chân sườn dốc rời nhà ngay, đi ngang ra khỏi
dòng chảy, lên chỗ cao. Giúp người già, trẻ nhỏ, người khuyết tật đi trước. Không vớt củi, không qua ngầm, qua suối.
Không quay lại nhà khi chưa có thông báo an toàn.`,
  ],
  [
    'Bão: vào nơi trú ẩn (mẫu)',
    `Bà con chú ý! Gió bão đang mạnh lên. Bà con ở nhà tạm, nhà mái tôn, nhà ven sông sang nhà kiên cố hoặc điểm trú ẩn
gần nhất ngay. Không ra đường, không lên mái nhà, tránh xa cột điện và cây to. Ngắt điện trước khi rời nhà. Nghe loa và
làm theo hướng dẫn của trưởng bản.`,
  ],
  [
    'Sơ tán ngay (mẫu)',
    `Bà con chú ý! Bà con sơ tán ngay theo hướng dẫn của trưởng bản, công an và dân quân. Mang theo giấy tờ, thuốc men,
đèn pin, nước uống; khóa bếp, ngắt điện. Giúp người già, trẻ nhỏ, người khuyết tật và nhà neo người. Đến nơi, báo tên cho
người phụ trách để không ai bị bỏ lại.`,
  ],
  [
    'Hồ, đập xả lũ: rời bờ sông (mẫu)',
    `Bà con chú ý! Hồ chứa đang xả lũ, nước sông lên nhanh. Bà con rời ngay lòng sông, bãi bồi và bờ sông. Không vớt củi,
không đánh cá, không tắm, không qua ngầm, qua đò. Đưa người, gia súc, tài sản lên chỗ cao. Chỉ trở lại khi có thông báo
nước đã rút.`,
  ],
];

/** What the province keeps ready on the speakers of all its communes. */
export function announcementsOf(province: Unit): PlannedAnnouncement[] {
  return samples.map(([title, text]) => ({
    id: stableId('announcement', province.path, title),
    unit: province.path,
    title,
    text: `UBND ${fullName(province)} thông báo. ${text.replaceAll('\n', ' ')}`,
  }));
}
