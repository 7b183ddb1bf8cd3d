import type { CollectionConfig } from 'payload';
import { nobody } from '../access/rules.ts';
import { pathField } from '../access/unit-field.ts';
import { groups, labelled } from '../fields/labels.ts';

/**
 * How to reach those who sent feedback, sealed (J11), apart from the feedback and without a way from it: nobody reads
 * or writes here but `read-contact.ts` and what receives feedback (J12, J13).
 */
export const feedbackContacts: CollectionConfig = {
  slug: 'feedback-contacts',
  labels: labelled('Liên hệ của người gửi', 'Contact of a sender', 'Contacts of senders'),
  admin: { hidden: true, group: groups.system },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  disableDuplicate: true,
  fields: [
    { name: 'feedback', type: 'text', required: true, unique: true },
    { name: 'sealed', type: 'textarea', required: true },
    { name: 'looks', type: 'json', label: { vi: 'Ai đã xem', en: 'Who looked' } },
    pathField(),
  ],
};
