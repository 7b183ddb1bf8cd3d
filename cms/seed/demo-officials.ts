import { fullName, type Unit, type UnitPath } from '@nguon/content-model/unit';
import { WITH_ACCOUNTS } from './demo-places.ts';

/** Where every demonstration account has its e-mail address, so that none is taken for a real one. */
export const DEMO_DOMAIN = 'demo.nguon.vn';

/** The password of every demonstration account. It is printed at the start and is no secret. */
export const DEMO_PASSWORD = 'nguon-demo-2026';

/** An account to sign in with. */
export interface Account {
  readonly email: string;
  readonly password: string;
  /** The official's own name. */
  readonly name: string;
  readonly role: 'admin' | 'editor' | 'approver' | 'auditor';
  /** The unit they serve, with its type: `Xã Sìn Hồ`. */
  readonly unit: string;
}

/** An official of the demonstration. */
export interface Official extends Omit<Account, 'password'> {
  readonly path: UnitPath;
  /** May they write and approve emergencies? */
  readonly emergency: boolean;
  /** Is the password the demonstration's? The others only wrote and approved, and nobody knows theirs. */
  readonly known: boolean;
}

const editors = [
  'Nguyễn Thị Hồng Hạnh',
  'Trần Văn Khôi',
  'Lò Thị Mai',
  'Phạm Minh Tuấn',
  'Vũ Thị Thu Hà',
  'Đặng Quốc Bảo',
  'Hoàng Thị Lan',
  'Bùi Văn Sơn',
  'Giàng A Páo',
  'Đỗ Thị Ngọc',
] as const;
const approvers = [
  'Lê Quang Vinh',
  'Ngô Thị Bích',
  'Nguyễn Đức Thắng',
  'Phan Văn Hòa',
  'Trịnh Thị Yến',
  'Lý Văn Thành',
  'Dương Thị Kim Oanh',
  'Hồ Sỹ Dũng',
  'Mai Thị Hường',
  'Cao Văn Tiến',
] as const;

export function emailOf(duty: 'bientap' | 'duyet' | 'giamsat', { slug }: Unit): string {
  return `${duty}.${slug}@${DEMO_DOMAIN}`;
}

/** An editor and an approver of a unit: two people, because nobody approves what they wrote (W2). */
function pairOf(unit: Unit, place: number, known: boolean, emergency: boolean): Official[] {
  const shared = { unit: fullName(unit), path: unit.path, emergency, known };
  return [
    { ...shared, email: emailOf('bientap', unit), name: editors[place] ?? 'Biên tập viên', role: 'editor' },
    { ...shared, email: emailOf('duyet', unit), name: approvers[place] ?? 'Người duyệt', role: 'approver' },
  ];
}

/** The demonstration's officials: the operator, the province's, and a pair in each commune that issues something. */
export function officialsOf(province: Unit, places: readonly Unit[]): Official[] {
  const above = { unit: fullName(province), path: province.path, emergency: false, known: true };
  return [
    { ...above, email: `admin@${DEMO_DOMAIN}`, name: 'Quản trị hệ thống', role: 'admin' },
    ...pairOf(province, 0, true, true),
    { ...above, email: emailOf('giamsat', province), name: 'Tô Thị Minh Châu', role: 'auditor' },
    ...places.flatMap((place, index) => pairOf(place, index + 1, index < WITH_ACCOUNTS, index !== 1)),
  ];
}

/** The accounts people are told of. */
export function accountsOf(officials: readonly Official[]): Account[] {
  return officials
    .filter(({ known }) => known)
    .map(({ email, name, role, unit }) => ({ email, password: DEMO_PASSWORD, name, role, unit }));
}
