/** What is said of commands to a device, in Vietnamese first. The type of one language is held by the other. */
const vi = {
  title: 'Lệnh gần đây',
  none: 'Chưa có lệnh nào.',
  percent: (command: string, percent: number) => `${command} ${percent} %`,
  clip: (command: string, title: string) => `${command}: «${title}»`,
  system: 'Hệ thống',
  by: (name: string, when: string) => `${name}, ${when}`,
  waiting: 'Đang chờ',
  obeyed: 'Đã làm',
  received: 'Đã nhận',
  refused: 'Từ chối',
  unanswered: 'Không trả lời',
  at: (when: string) => `lúc ${when}`,
  since: (when: string) => `trước khi hết hạn ${when}`,
  /** The reader's part of a reason that a device gives in Vietnamese and English. */
  reason: (vietnamese: string, _english: string) => vietnamese,
  became: (command: string, what: string) => `${command}. ${what}.`,
};

const en: typeof vi = {
  title: 'Latest commands',
  none: 'No command yet.',
  percent: (command, percent) => `${command} ${percent} %`,
  clip: (command, title) => `${command}: “${title}”`,
  system: 'The system',
  by: (name, when) => `${name}, ${when}`,
  waiting: 'Waiting',
  obeyed: 'Done',
  received: 'Received',
  refused: 'Refused',
  unanswered: 'No answer',
  at: (when) => `at ${when}`,
  since: (when) => `before it was over ${when}`,
  reason: (_vietnamese, english) => english,
  became: (command, what) => `${command}. ${what}.`,
};

export type CommandWords = typeof vi;

/** The words of a language the screens can be read in; Vietnamese for any other. */
export function commandWordsFor(language: string): CommandWords {
  return language === 'en' ? en : vi;
}
