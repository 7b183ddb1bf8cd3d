import type { DraftScript } from '@nguon/content-model/loop-feed';

/** A length as people say it. */
export function minutesOf(seconds: number, [minute, second]: readonly [string, string]): string {
  const whole = Math.max(1, Math.round(seconds));
  const parts = [
    ...(whole >= 60 ? [`${Math.floor(whole / 60)} ${minute}`] : []),
    ...(whole % 60 > 0 ? [`${whole % 60} ${second}`] : []),
  ];
  return parts.join(' ');
}

/** What the screens of speech say, in Vietnamese first. The type of one language is held by the other. */
const vi = {
  title: 'Loa sẽ đọc thế này',
  saveOnce: 'Lưu bản nháp một lần, rồi xem và nghe loa sẽ đọc thế nào.',
  read: 'Xem lời đọc',
  listen: 'Nghe thử',
  making: 'Đang tạo tiếng, vài giây…',
  saveFirst: 'Vừa sửa mà chưa lưu: lời đọc là của bản đã lưu gần nhất.',
  empty: 'Giọng máy không đọc được bản tin này. Tiếng dân tộc cần người đọc ghi âm.',
  accents: {
    northern: 'giọng Bắc',
    central: 'giọng Trung',
    southern: 'giọng Nam',
  } satisfies Record<DraftScript['accent'], string>,
  length: (seconds: number, accent: string) => `Khoảng ${minutesOf(seconds, ['phút', 'giây'])}, ${accent}.`,
  recorded: (seconds: number) => `Người đọc ghi âm, ${minutesOf(seconds, ['phút', 'giây'])}.`,
  tooLong: (minutes: number) =>
    `Dài hơn một phiên phát của loa (${minutes} phút): hãy rút ngắn, hoặc viết riêng «Lời đọc trên loa».`,
  remarks: 'Nên xem lại',
  more: (count: number) => `Còn ${count} chỗ nữa.`,
  kinds: {
    unread: { label: 'Bị bỏ qua', hint: 'Không đọc được. Viết lại bằng chữ tiếng Việt.' },
    doubtful: { label: 'Ngày, giờ lạ', hint: 'Không có trong lịch hoặc trên đồng hồ. Kiểm tra lại.' },
    spelled: {
      label: 'Đọc từng chữ',
      hint: 'Chữ viết tắt chưa biết. Viết đủ chữ nếu người nghe không quen.',
    },
  } satisfies Record<DraftScript['remarks'][number]['kind'], { label: string; hint: string }>,
  spoken: (words: string) => `đọc là «${words}»`,
  good: 'Mọi chữ, số đều đọc được.',
  correct: {
    title: 'Sửa cách đọc một từ',
    hint: 'Ghi vào từ điển đọc của đơn vị: mọi bản tin soạn sau đều đọc như vậy. Bản tin đã duyệt giữ cách đọc cũ.',
    written: 'Viết là',
    spoken: 'Đọc là',
    example: 'Thí dụ: Ia Rbau, đọc là I-a Rơ-bau',
    keep: 'Ghi và nghe',
    kept: (written: string, spoken: string) => `Đã ghi: «${written}» đọc là «${spoken}».`,
    missing: 'Hãy điền cả hai ô.',
  },
  approved: {
    same: (at: string) => `Đúng lời đã duyệt lúc ${at}.`,
    other: (at: string) =>
      `Loa đang đọc lời đã duyệt lúc ${at}. Lời dưới đây khác: chỉ đọc sau khi trình và duyệt lại.`,
    show: 'Lời đã duyệt',
  },
  approving: {
    title: 'Loa sẽ đọc',
    reading: 'Đang lấy lời đọc…',
    unseen: 'Chưa xem được lời đọc. Vẫn duyệt được: loa đọc đúng nội dung và từ điển đọc lúc trình.',
  },
};

export type SpeechWords = typeof vi;

const en: SpeechWords = {
  title: 'What loudspeakers will say',
  saveOnce: 'Save the draft once, then see and hear what loudspeakers will say.',
  read: 'Show the words',
  listen: 'Listen',
  making: 'Making the sound, some seconds…',
  saveFirst: 'There are changes that are not saved: these are the words of what was saved last.',
  empty: 'The voice cannot read this bulletin. Minority languages need a recording.',
  accents: { northern: 'northern accent', central: 'central accent', southern: 'southern accent' },
  length: (seconds, accent) => `About ${minutesOf(seconds, ['min', 's'])}, ${accent}.`,
  recorded: (seconds) => `A person reads, ${minutesOf(seconds, ['min', 's'])}.`,
  tooLong: (minutes) =>
    `Longer than a session of the loudspeakers (${minutes} min): shorten it, or write a “Spoken text” of its own.`,
  remarks: 'To look at',
  more: (count) => `${count} more.`,
  kinds: {
    unread: { label: 'Left out', hint: 'It cannot be read. Write it in Vietnamese words.' },
    doubtful: { label: 'Odd day or hour', hint: 'No calendar or clock has it. Check it.' },
    spelled: {
      label: 'Letter by letter',
      hint: 'An abbreviation nobody told. Write it out if listeners do not know it.',
    },
  },
  spoken: (words) => `said “${words}”`,
  good: 'Every word and number can be read.',
  correct: {
    title: 'Correct how a word is said',
    hint: 'Kept for the unit: whatever is written from now on is said so. What is approved keeps its words.',
    written: 'Written',
    spoken: 'Said',
    example: 'Such as Ia Rbau, said I-a Rơ-bau',
    keep: 'Keep and listen',
    kept: (written, spoken) => `Kept: “${written}” is said “${spoken}”.`,
    missing: 'Fill in both.',
  },
  approved: {
    same: (at) => `These are the words approved at ${at}.`,
    other: (at) =>
      `Loudspeakers say the words approved at ${at}. Those below are others: they are said once they are submitted and approved.`,
    show: 'The approved words',
  },
  approving: {
    title: 'Loudspeakers will say',
    reading: 'Asking for the words…',
    unseen:
      'The words cannot be shown now. You may still approve: loudspeakers follow the text and the words as they were submitted.',
  },
};

export function speechWordsFor(language: string): SpeechWords {
  return language === 'en' ? en : vi;
}
