/** What the screens of stations say. The type of one language is held by the other. */
const vi = {
  title: 'Phủ sóng',
  saveFirst: 'Lưu đài trước, rồi chọn đài này trong hồ sơ của từng cụm loa.',
  noClusters: 'Chưa có cụm loa nào ghi thuộc đài này: chọn đài ở «Hồ sơ cụm loa» của từng cụm.',
  reach: (villages: number, inAll: number | null, households: number) =>
    `${inAll === null ? villages : `${villages}/${inAll}`} thôn, bản, tổ dân phố; ${households.toLocaleString('vi-VN')} hộ`,
};

const en: typeof vi = {
  title: 'Reach',
  saveFirst: 'Save the station, then choose it in the register of each cluster.',
  noClusters: 'No cluster belongs to this station yet: choose it in the register of each cluster.',
  reach: (villages, inAll, households) =>
    `${inAll === null ? villages : `${villages}/${inAll}`} villages; ${households.toLocaleString('en-GB')} households`,
};

/** The words of a language the screens can be read in; Vietnamese for any other. */
export function stationWordsFor(language: string): typeof vi {
  return language === 'en' ? en : vi;
}
