/** What the screens of prepared announcements say. The type of one language is held by the other. */
const vi = {
  title: 'Thông báo soạn sẵn',
  hint: 'Các cụm loa giữ sẵn những thông báo này, mất mạng vẫn phát được tại chỗ. Bấm là loa vang ngay, ở âm lượng khẩn cấp, cả trong giờ yên tĩnh.',
  none: 'Chưa có thông báo soạn sẵn nào được công bố cho đơn vị này.',
  noRight: 'Cho phát cần quyền tin khẩn cấp. Hãy báo người có quyền này.',
  manage: 'Soạn, duyệt thông báo soạn sẵn',
  words: 'Xem lời',
  press: (title: string) => `Phát ngay «${title}»`,
  button: 'Phát ngay',
  ask: (title: string) => `Phát «${title}» ngay bây giờ?`,
  onOne: (speaker: string) => `Sẽ vang ở cụm loa «${speaker}», một lần.`,
  onAll: (count: number, unit: string, names: string) =>
    `Sẽ vang ở ${count === 1 ? '1 cụm loa' : `cả ${count} cụm loa`} của ${unit}, một lần: ${names}.`,
  place: 'Vang ở đâu',
  thisOne: (speaker: string) => `Chỉ cụm loa «${speaker}»`,
  all: (count: number, unit: string) => `Cả ${count} cụm loa của ${unit}`,
  sent: (title: string, names: string) => `Đã gửi lệnh phát «${title}» tới: ${names}.`,
  leftOut: (names: string) => `Không phát được ở: ${names}.`,
};

const en: typeof vi = {
  title: 'Prepared announcements',
  hint: 'Speakers hold them and play them on the spot without a network too. One press and they sound at once, at the emergency volume, in quiet hours as well.',
  none: 'No prepared announcement is public for this unit yet.',
  noRight: 'Having them played takes the emergency right. Tell someone who has it.',
  manage: 'Write and approve prepared announcements',
  words: 'Its words',
  press: (title) => `Play “${title}” now`,
  button: 'Play now',
  ask: (title) => `Play “${title}” now?`,
  onOne: (speaker) => `It will sound on the speaker “${speaker}”, once.`,
  onAll: (count, unit, names) =>
    `It will sound on ${count === 1 ? '1 speaker' : `all ${count} speakers`} of ${unit}, once: ${names}.`,
  place: 'Where it sounds',
  thisOne: (speaker) => `The speaker “${speaker}” alone`,
  all: (count, unit) => `All ${count} speakers of ${unit}`,
  sent: (title, names) => `Sent: play “${title}” on ${names}.`,
  leftOut: (names) => `It cannot be played on ${names}.`,
};

export type AnnouncementWords = typeof vi;

/** The words of a language the screens can be read in; Vietnamese for any other. */
export function announcementWordsFor(language: string): AnnouncementWords {
  return language === 'en' ? en : vi;
}
