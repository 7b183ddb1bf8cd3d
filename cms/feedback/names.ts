import type { feedbackKinds, feedbackStages } from '@nguon/content-model/feedback';
import type { Said } from '../language/said.ts';
import type { PersonalKind } from './personal-data.ts';
import type { FeedbackStep } from './steps.ts';

export const kindNames = {
  reflection: { vi: 'Phản ánh, kiến nghị', en: 'Reflection' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  opinion: { vi: 'Góp ý dự thảo', en: 'Opinion on a draft' },
} as const satisfies Record<(typeof feedbackKinds)[number], Said>;

export const stageNames = {
  received: { vi: 'Mới nhận', en: 'Received' },
  inProgress: { vi: 'Đang xử lý', en: 'In progress' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  published: { vi: 'Đã công bố', en: 'Published' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  transferred: { vi: 'Được chuyển đến', en: 'Transferred' },
} as const satisfies Record<(typeof feedbackStages)[number], Said>;

/** How feedback came in. The site's comes by itself; an official enters the others. */
export const feedbackChannels = ['site', 'phone', 'paper', 'inPerson'] as const;
export type FeedbackChannel = (typeof feedbackChannels)[number];

export const channelNames = {
  site: { vi: 'Trang thông tin', en: 'Site' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  paper: { vi: 'Đơn, thư giấy', en: 'Paper' },
  inPerson: { vi: 'Gặp trực tiếp', en: 'In person' },
} as const satisfies Record<FeedbackChannel, Said>;

/** Steps as buttons and refusals name them. */
export const stepNames = {
  begin: { vi: 'Nhận xử lý', en: 'Begin' },
  submit: { vi: 'Gửi duyệt trả lời', en: 'Submit the answer' },
  return: { vi: 'Trả lại', en: 'Return' },
  answer: { vi: 'Chỉ trả lời người gửi', en: 'Answer the sender alone' },
  publish: { vi: 'Duyệt và công bố', en: 'Approve and publish' },
  unpublish: { vi: 'Gỡ công bố', en: 'Unpublish' },
  reopen: { vi: 'Mở lại', en: 'Reopen' },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  transfer: { vi: 'Chuyển', en: 'Transfer' },
} as const satisfies Record<FeedbackStep, Said>;

export const personalNames = {
  identity: { vi: 'số giấy tờ tùy thân', en: 'an identity number' },
  email: { vi: 'địa chỉ thư điện tử', en: 'an e-mail address' },
  phone: { vi: 'số điện thoại', en: 'a telephone number' },
  name: { vi: 'tên người gửi', en: 'the sender’s name' },
} as const satisfies Record<PersonalKind, Said>;
