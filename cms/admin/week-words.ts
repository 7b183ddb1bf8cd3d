const vi = {
  title: 'Lịch phát trong tuần',
  hint: 'Kéo một buổi sang giờ khác để dời, hoặc bấm vào buổi ấy rồi ghi giờ. Dời một buổi là dời lịch của nó, tuần nào cũng vậy.',
  saveFirst: 'Lưu cụm loa trước, rồi xem lịch phát ở đây.',
  previous: 'Tuần trước',
  now: 'Tuần này',
  next: 'Tuần sau',
  days: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  hour: 'Giờ',
  empty: 'Tuần này không có buổi phát nào.',
  faults: (count: number) => `${count} buổi không phát được`,
  notPlayed: 'Không phát',
  session: (name: string, at: string, until: string) => `${name}, ${at}–${until}`,
  every: 'Buổi hằng ngày của cụm loa',
  move: 'Dời',
  day: 'Ngày',
  time: 'Giờ bắt đầu',
  cancel: 'Thôi',
  moved: (name: string, at: string) => `Đã dời «${name}» sang ${at}.`,
  openSchedule: 'Mở lịch',
  addSchedule: 'Thêm lịch phát',
  calendar: 'Tải lịch (iCalendar)',
};

export type WeekWords = typeof vi;

const en: WeekWords = {
  title: 'Programme of the week',
  hint: 'Drag a session to another time to move it, or press it and write the time. To move a session is to move its schedule, in every week.',
  saveFirst: 'Save the cluster first, then see its programme here.',
  previous: 'Week before',
  now: 'This week',
  next: 'Week after',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hour: 'Hour',
  empty: 'There is no session in this week.',
  faults: (count) => (count === 1 ? '1 session cannot be played' : `${count} sessions cannot be played`),
  notPlayed: 'Not played',
  session: (name, at, until) => `${name}, ${at}–${until}`,
  every: 'Daily session of the cluster',
  move: 'Move',
  day: 'Day',
  time: 'Starts at',
  cancel: 'Cancel',
  moved: (name, at) => `Moved “${name}” to ${at}.`,
  openSchedule: 'Open the schedule',
  addSchedule: 'Add a schedule',
  calendar: 'Download (iCalendar)',
};

/** The words of the week view, in the reader's language. */
export function weekWordsFor(language: string): WeekWords {
  return language === 'en' ? en : vi;
}
