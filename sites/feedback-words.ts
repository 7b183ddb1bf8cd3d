import type { FeedbackKind, FeedbackStage } from '@nguon/content-model/feedback';

/** What a form of each kind says. */
export const wordsFor: Readonly<
  Record<
    FeedbackKind,
    {
      readonly heading: string;
      readonly subject: string;
      readonly text: string;
      readonly hint: string;
      readonly send: string;
    }
  >
> = {
  reflection: {
    heading: 'Gửi phản ánh, kiến nghị',
    subject: 'Việc gì?',
    text: 'Nội dung',
    hint: 'Viết rõ ở đâu, từ bao giờ, đã xảy ra thế nào và mong chính quyền làm gì.',
    send: 'Gửi phản ánh',
  },
  question: {
    heading: 'Đặt câu hỏi',
    subject: 'Hỏi về việc gì?',
    text: 'Câu hỏi',
    hint: 'Mỗi lần một câu hỏi, để câu trả lời được rõ.',
    send: 'Gửi câu hỏi',
  },
  opinion: {
    heading: 'Góp ý',
    subject: 'Góp ý về',
    text: 'Ý kiến của bạn',
    hint: 'Nêu điều, khoản hoặc phần muốn sửa và lý do, nếu được.',
    send: 'Gửi góp ý',
  },
};

/** The stages as the sender reads them. */
export const stageNames: Readonly<Record<FeedbackStage, string>> = {
  received: 'Đã nhận',
  inProgress: 'Đang xem xét',
  answered: 'Đã trả lời',
  published: 'Đã công bố kết quả',
  refused: 'Không thuộc phạm vi tiếp nhận',
  transferred: 'Đã chuyển cơ quan có thẩm quyền',
};

/** The way of a feedback up to where it stands: what is refused or transferred goes no further. */
export function wayOf(stage: FeedbackStage): readonly FeedbackStage[] {
  if (stage === 'refused' || stage === 'transferred') return ['received', 'inProgress', stage];
  return ['received', 'inProgress', 'answered', 'published'];
}
