import type { CollectionConfig } from 'payload';

/** Officials who may sign in. */
export const users: CollectionConfig = {
  slug: 'users',
  labels: {
    singular: { vi: 'Tài khoản', en: 'User' },
    plural: { vi: 'Tài khoản', en: 'Users' },
  },
  auth: { maxLoginAttempts: 5, lockTime: 10 * 60 * 1000 },
  admin: { useAsTitle: 'name' },
  fields: [{ name: 'name', type: 'text', label: { vi: 'Họ và tên', en: 'Full name' }, required: true }],
};
