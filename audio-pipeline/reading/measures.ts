/** Symbols of measures and what they are called. Sources: Nghị định 86/2012/NĐ-CP for the names of legal units. */
export const MEASURES: Readonly<Record<string, string>> = {
  mm: 'mi-li-mét',
  cm: 'xen-ti-mét',
  dm: 'đề-xi-mét',
  m: 'mét',
  km: 'ki-lô-mét',
  Km: 'ki-lô-mét',
  mm2: 'mi-li-mét vuông',
  'mm²': 'mi-li-mét vuông',
  cm2: 'xen-ti-mét vuông',
  'cm²': 'xen-ti-mét vuông',
  dm2: 'đề-xi-mét vuông',
  'dm²': 'đề-xi-mét vuông',
  cm3: 'xen-ti-mét khối',
  'cm³': 'xen-ti-mét khối',
  dm3: 'đề-xi-mét khối',
  'dm³': 'đề-xi-mét khối',
  m2: 'mét vuông',
  'm²': 'mét vuông',
  km2: 'ki-lô-mét vuông',
  'km²': 'ki-lô-mét vuông',
  m3: 'mét khối',
  'm³': 'mét khối',
  ha: 'héc-ta',
  mg: 'mi-li-gam',
  µg: 'mi-crô-gam',
  μg: 'mi-crô-gam',
  g: 'gam',
  gr: 'gam',
  kg: 'ki-lô-gam',
  Kg: 'ki-lô-gam',
  l: 'lít',
  L: 'lít',
  ml: 'mi-li-lít',
  mL: 'mi-li-lít',
  V: 'vôn',
  kV: 'ki-lô-vôn',
  KV: 'ki-lô-vôn',
  kVA: 'ki-lô-vôn am-pe',
  KVA: 'ki-lô-vôn am-pe',
  MVA: 'mê-ga-vôn am-pe',
  W: 'oát',
  kW: 'ki-lô-oát',
  kWh: 'ki-lô-oát giờ',
  KWh: 'ki-lô-oát giờ',
  MW: 'mê-ga-oát',
  CV: 'mã lực',
  HP: 'mã lực',
  Hz: 'héc',
  kHz: 'ki-lô-héc',
  MHz: 'mê-ga-héc',
  GHz: 'gi-ga-héc',
  KB: 'ki-lô-bai',
  MB: 'mê-ga-bai',
  GB: 'gi-ga-bai',
  TB: 'tê-ra-bai',
  Mbps: 'mê-ga-bít một giây',
  hPa: 'héc-tô-pát-xcan',
  dB: 'đề-xi-ben',
  mmHg: 'mi-li-mét thủy ngân',
  ppm: 'phần triệu',
  h: 'giờ',
  s: 'giây',
  "'": 'phút',
  '’': 'phút',
  '°C': 'độ xê',
  ºC: 'độ xê',
  '⁰C': 'độ xê',
  '℃': 'độ xê',
  oC: 'độ xê',
  '°': 'độ',
  '%': 'phần trăm',
  '‰': 'phần nghìn',
  đ: 'đồng',
  Đ: 'đồng',
  '₫': 'đồng',
  VNĐ: 'đồng',
  VND: 'đồng',
  vnđ: 'đồng',
  vnd: 'đồng',
  USD: 'đô la Mỹ',
  $: 'đô la',
  '€': 'ơ-rô',
  EUR: 'ơ-rô',
  k: 'nghìn',
  K: 'nghìn',
  tr: 'triệu',
  t: 'tấn',
};

/** Shares of a hundred. */
export const PERCENT: ReadonlySet<string> = new Set(['%']);

export const TEMPERATURES: ReadonlySet<string> = new Set(['°C', 'ºC', '⁰C', '℃', 'oC']);

export const MONEY: ReadonlySet<string> = new Set('đ Đ ₫ VNĐ VND vnđ vnd USD $ € EUR k K tr'.split(' '));

/** What time is counted by, in symbols and in words. */
export const DURATIONS: ReadonlySet<string> = new Set(
  "h s ' ’ giây phút giờ tiếng ngày đêm tuần tháng năm".split(' '),
);

/** What is measured by in words. */
export const WORD_MEASURES: ReadonlySet<string> = new Set('tấn tạ yến lít mét độ sào mẫu gam cân'.split(' '));

/** Symbols that are measures even without a number before them, as in a table's head. */
export const LONE_MEASURES: ReadonlySet<string> = new Set(
  'mm cm km m2 m² km2 km² m3 m³ ha mg kg ml kV kVA kW kWh MW Hz MHz GHz mmHg USD VNĐ VND'.split(' '),
);

/** What a price, a dose or a rate may be counted by: `đồng/con`, `lần/ngày`. */
export const COUNTED_BY: ReadonlySet<string> = new Set(
  (
    'kg km ha m2 m3 m² m³ l lít tấn tạ yến con hộ người ngày tháng năm quý tuần giờ h lần lượt khóa ca vụ sào công ' +
    'suất đuôi bao trái quả chục chai khóm phút giây cái chiếc xe buổi em học lớp đơn hồ thửa lô mẫu cây bình cụm bộ kwh ' +
    'điểm phòng đêm chuyến phiếu gói tờ bản thẻ cuốn mét gam xã phường thôn nhà căn hố vé chậu chai lọ bó bát trận vòng mũi liều cặp đợt thùng chỉ gốc viên đôi đàn m'
  ).split(' '),
);

/** Nouns that are counted out of a total: `17/19 tiêu chí`, `6/8 thôn`. */
export const COUNTED_OUT_OF: ReadonlySet<string> = new Set(
  (
    'tiêu thôn xã bản ấp khu hộ phường tổ đơn chỉ người phiếu trường giờ đại huyện tỉnh ca cụm làng buôn cán học nhà ' +
    'tài hồ công nhiệm điểm trạm đảng chi đồng thành hội trẻ em cháu dự tuyến tàu xe con'
  ).split(' '),
);
