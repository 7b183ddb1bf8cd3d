import { createHash } from 'node:crypto';
import { FeedbackSent } from '@nguon/content-model/feedback';
import type { UnitKey } from '@nguon/content-model/unit';
import type { z } from 'zod';

/** The fields of the form; `website` is hidden, and only programs fill it. */
const fields = [
  'unit',
  'kind',
  'about',
  'subject',
  'text',
  'name',
  'phone',
  'email',
  'address',
  'mayPublish',
] as const;
type Field = (typeof fields)[number];
type Values = Readonly<Record<string, string>>;

/** What a sent form is. */
export type ReadForm =
  | { readonly is: 'whole'; readonly sent: FeedbackSent }
  | { readonly is: 'faulty'; readonly faults: Values; readonly values: Values }
  | { readonly is: 'from-a-program' };

/** What is said of a field that is empty or not as it should be. */
const words: Readonly<Record<Field, string>> = {
  unit: 'Biểu mẫu này của đơn vị khác; hãy mở lại trang Phản ánh, kiến nghị rồi gửi',
  kind: 'Hãy chọn phản ánh, câu hỏi hoặc góp ý',
  about: 'Không tìm thấy nội dung đang lấy ý kiến; hãy mở lại trang đó rồi gửi',
  subject: 'Hãy ghi tiêu đề',
  text: 'Hãy ghi nội dung',
  name: 'Họ tên chưa đúng',
  phone: 'Số điện thoại chưa đúng, ví dụ 0912 345 678',
  email: 'Địa chỉ thư điện tử chưa đúng, ví dụ ten@example.vn',
  address: 'Địa chỉ chưa đúng',
  mayPublish: 'Hãy chọn có hoặc không',
};

/** Telephone numbers as people write them: digits with spaces, dots, brackets, a plus. */
const PHONE = /^\+?[\d\s.()-]{8,20}$/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/;

function faultOf(field: Field, issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return `Dài quá ${issue.maximum} ký tự; hãy viết ngắn lại`;
  if (issue.code !== 'custom') return words[field];
  return issue.message.startsWith('T3')
    ? 'Có một từ dài quá 300 ký tự; hãy tách ra'
    : 'Có ký tự lạ mà trang không nhận; hãy gõ lại chỗ đó';
}

/**
 * Names one sending: the same words within an hour have the same name, so that a double click is one feedback (Z22).
 * @param now ms since 1970
 */
export function sendingOf(values: Values, now: number): string {
  const hour = Math.floor(now / 3_600_000);
  const digest = createHash('sha256')
    .update(JSON.stringify([hour, ...fields.map((field) => values[field] ?? '')]))
    .digest('hex');
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return parts.join('-');
}

/**
 * Reads a sent form (Z21, Z24).
 * @param body the form, url-encoded
 * @param unit whose site it was sent to
 * @param now ms since 1970
 */
export function readForm(body: string, unit: UnitKey, now: number): ReadForm {
  const form = new URLSearchParams(body);
  if (form.get('website')) return { is: 'from-a-program' };
  const values = Object.fromEntries(fields.map((field) => [field, (form.get(field) ?? '').trim()])) as Record<
    Field,
    string
  >;
  const optional = (field: Field) => (values[field] === '' ? {} : { [field]: values[field] });
  const { data, error } = FeedbackSent.safeParse({
    unit: values.unit,
    kind: values.kind,
    about: values.about || null,
    subject: values.subject,
    text: values.text,
    contact: {
      ...optional('name'),
      ...optional('phone'),
      ...optional('email'),
      ...optional('address'),
    },
    mayPublish: values.mayPublish !== '',
    sending: sendingOf(values, now),
  });
  const faults: Record<string, string> = {};
  for (const issue of error?.issues ?? []) {
    const field = String(issue.path[0] === 'contact' ? issue.path[1] : issue.path[0]) as Field;
    faults[field] ??= faultOf(field, issue);
  }
  if (values.unit !== unit) faults.unit ??= words.unit;
  if (values.phone !== '' && !PHONE.test(values.phone)) faults.phone ??= words.phone;
  if (values.email !== '' && !EMAIL.test(values.email)) faults.email ??= words.email;
  if (data === undefined || Object.keys(faults).length > 0) return { is: 'faulty', faults, values };
  return { is: 'whole', sent: data };
}
