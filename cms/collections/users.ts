import type {
  CollectionBeforeChangeHook,
  CollectionBeforeLoginHook,
  CollectionConfig,
  Endpoint,
} from 'payload';
import { actorOf, roles } from '../access/actor.ts';
import { checkPassword, endSessions } from '../access/passwords.ts';
import { adminOnly, nobody } from '../access/rules.ts';
import { within } from '../access/scope.ts';
import { stampPath, unitFields } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';
import { lineField } from '../fields/text.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';

/** Wrong passwords in a row after which an account rests. */
const LOGIN_ATTEMPTS = 5;
/** How long it rests, ms. */
const LOCK_MS = 10 * 60 * 1000;
/** How long a session lasts, s: a working day. */
const SESSION_SECONDS = 8 * 60 * 60;

const roleNames: Record<(typeof roles)[number], Said> = {
  admin: { vi: 'Quản trị hệ thống', en: 'Operator' },
  editor: { vi: 'Biên tập viên', en: 'Editor' },
  approver: { vi: 'Người duyệt', en: 'Approver' },
  auditor: { vi: 'Giám sát (chỉ xem)', en: 'Auditor (reads only)' },
};

const refuseClosed: CollectionBeforeLoginHook = ({ user, req }) => {
  if (user.active === true) return;
  throw new Refused(req, 403, 'access-denied', {
    vi: 'Tài khoản đã khóa. Hãy liên hệ quản trị hệ thống.',
    en: 'The account is closed. Ask the operator.',
  });
};

/** One's own record may change, but never what gives rights (A6). */
const keepRights: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const bySystem = !req.user;
  if (operation === 'create' || bySystem || actorOf(req)?.role === 'admin') return data;
  const { role, unit, emergency, active } = originalDoc;
  return { ...data, role, unit, emergency, active };
};

/** One of Payload's own endpoints, refused to everybody (A1, A9). */
function closed(path: string, why: Said): Endpoint {
  return {
    path,
    method: 'post',
    handler: (req) => {
      throw new Refused(req, 403, 'access-denied', why);
    },
  };
}

const operatorSetsPasswords: Said = {
  vi: 'Không đặt lại mật khẩu qua thư điện tử. Quản trị hệ thống đặt mật khẩu mới.',
  en: 'Passwords are not reset by e-mail. The operator sets a new one.',
};

/** Officials who may sign in. Never deleted, because records name them; a closed account cannot sign in. */
export const users: CollectionConfig = {
  slug: 'users',
  labels: labelled('Tài khoản', 'User', 'Users'),
  admin: { useAsTitle: 'name', group: groups.system, defaultColumns: ['name', 'email', 'role', 'unit'] },
  auth: {
    maxLoginAttempts: LOGIN_ATTEMPTS,
    lockTime: LOCK_MS,
    tokenExpiration: SESSION_SECONDS,
    useSessions: true,
  },
  access: {
    admin: ({ req }) => actorOf(req) !== null,
    create: adminOnly,
    read: ({ req }) => {
      const actor = actorOf(req);
      if (actor === null) return false;
      return actor.role === 'admin' || { or: [{ id: { equals: actor.id } }, within(actor.path)] };
    },
    update: ({ req }) => {
      const actor = actorOf(req);
      if (actor === null) return false;
      return actor.role === 'admin' || { id: { equals: actor.id } };
    },
    delete: nobody,
    unlock: adminOnly,
  },
  disableDuplicate: true,
  hooks: {
    beforeValidate: [checkPassword],
    beforeLogin: [refuseClosed],
    beforeChange: [keepRights, stampPath, endSessions],
  },
  endpoints: [
    closed('/first-register', {
      vi: 'Không mở đăng ký. Quản trị hệ thống tạo tài khoản.',
      en: 'Registration is closed. The operator creates accounts.',
    }),
    closed('/forgot-password', operatorSetsPasswords),
    closed('/reset-password', operatorSetsPasswords),
  ],
  fields: [
    lineField({ name: 'name', label: { vi: 'Họ và tên', en: 'Full name' }, limit: 120 }, { required: true }),
    {
      name: 'role',
      type: 'select',
      label: { vi: 'Vai trò', en: 'Role' },
      required: true,
      enumName: 'user_role',
      options: roles.map((value) => ({ value, label: { ...roleNames[value] } })),
      access: { create: adminOnly, update: adminOnly },
    },
    ...unitFields(),
    {
      name: 'emergency',
      type: 'checkbox',
      label: { vi: 'Được soạn và duyệt tin khẩn cấp', en: 'May write and approve emergencies' },
      defaultValue: false,
      access: { create: adminOnly, update: adminOnly },
    },
    {
      name: 'active',
      type: 'checkbox',
      label: { vi: 'Đang hoạt động', en: 'Active' },
      defaultValue: true,
      access: { create: adminOnly, update: adminOnly },
    },
  ],
};
