/** What the screens of boards say, in Vietnamese first. The type of one language is held by the other. */
const vi = {
  marks: {
    wrong: 'Sai hình',
    logBroken: 'Nhật ký bị sai',
    off: 'Đang tắt',
    damaged: 'Hỏng',
    permit: 'Thiếu giấy phép',
    depreciation: { past: 'Hết khấu hao', soon: 'Sắp hết khấu hao' },
    sim: { past: 'SIM hết hạn', soon: 'SIM sắp hết hạn' },
  },
  concerns: {
    damaged: 'Hồ sơ ghi là hỏng: hãy sửa chữa rồi ghi lại tình trạng.',
    permit: 'Bảng từ 20 m² phải có giấy phép xây dựng: hãy ghi số giấy phép ở «Hồ sơ bảng».',
    depreciation: {
      past: (day: string) => `Đã hết khấu hao từ ngày ${day}.`,
      soon: (day: string) => `Sắp hết khấu hao: ngày ${day}.`,
    },
    sim: {
      past: (day: string) => `SIM đã hết hạn ngày ${day}: hãy gia hạn để thiết bị không mất nối.`,
      soon: (day: string) => `SIM sắp hết hạn: ngày ${day}. Hãy gia hạn trước ngày này.`,
    },
  },
  preset: {
    label: 'Chọn loại màn hình',
    other: 'Loại khác, tự ghi các số bên dưới',
    lcd: 'Màn hình LCD, tivi',
    led: 'Bảng LED',
    hint: 'Loại ghi trên nhãn hoặc hợp đồng mua. Chọn xong, các ô bên dưới được điền sẵn; sửa lại nếu khác.',
  },
  switch: {
    board: {
      off: 'Tắt bảng ngay',
      on: 'Bật lại',
      isOff: 'Đã tắt. Bảng chỉ còn hiện tên đơn vị.',
      isOn: 'Đã bật lại.',
      staysOff: 'Bảng đang tắt: chỉ hiện tên đơn vị cho đến khi được bật lại.',
    },
    speaker: {
      off: 'Tắt loa ngay',
      on: 'Bật lại',
      isOff: 'Đã tắt. Loa không phát gì nữa.',
      isOn: 'Đã bật lại.',
      staysOff: 'Loa đang tắt: không phát gì cho đến khi được bật lại.',
    },
  },
  brightness: {
    label: 'Độ sáng (%)',
    set: 'Đặt độ sáng',
    hint: 'Giữ đến mốc sau trong «Độ sáng theo giờ».',
    sent: (percent: number) => `Đã gửi: độ sáng ${percent} %.`,
  },
  logFault: (number: string) =>
    `Nhật ký phát bị sửa hoặc thiếu từ mục ${number}. Giữ nguyên thiết bị và báo cơ quan quản lý.`,
  loop: {
    title: 'Vòng phát của bảng',
    at: 'Vào lúc',
    look: 'Xem vòng phát',
    now: 'Lấy giờ hiện tại',
    neutral: 'Tên đơn vị (khung chờ)',
    seconds: (seconds: number) => `${seconds} giây`,
    page: (page: number, pages: number) => `trang ${page}/${pages}`,
    pages: (pages: number) => `${pages} trang`,
    rests: (minutes: number) => `nhiều nhất một lần mỗi ${minutes} phút`,
    loop: (turns: number, seconds: number, brightness: number) =>
      `${turns} lượt hiện, mỗi vòng ${seconds} giây, độ sáng ${brightness} %.`,
    more: (turns: number) => `Còn ${turns} lượt nữa rồi vòng bắt đầu lại.`,
    kinds: {
      nothing: 'không có bản tin nào: bảng chỉ hiện tên đơn vị.',
      blanked: 'bảng đang bị tắt: chỉ hiện tên đơn vị.',
      hours: 'ngoài giờ hoạt động: bảng tối.',
      'not-ours': 'không có lệnh trưng dụng, huy động nào có hiệu lực: màn hình thuộc về chủ của nó.',
    },
    absent: 'Không có trong vòng này',
    why: {
      declined: 'đơn vị đã từ chối',
      undecided: 'cấp trên gửi, đơn vị chưa tiếp nhận',
      'no-frame': 'chưa vẽ xong khung hình',
      emergency: 'nhường tin khẩn cấp',
      over: (when: string) => `đã hết hạn lúc ${when}`,
      'not-yet': (when: string) => `chưa đến giờ: từ ${when}`,
      'all-clear': (when: string) => `nhường tin báo yên đến ${when}`,
      'day-part': (parts: string) => `chỉ hiện trong khoảng ${parts}`,
    },
  },
  draft: {
    title: 'Bản tin này trên bảng',
    board: 'Bảng',
    draw: 'Xem khung hình',
    saveFirst: 'Đang có chỗ chưa lưu: khung hình vẽ theo bản đã lưu gần nhất.',
    frame: (page: number, pages: number) => `Khung hình trên bảng, trang ${page} trên ${pages}`,
    saveOnce: 'Lưu lần đầu rồi sẽ xem được khung hình trên bảng.',
    noBoards: 'Đơn vị chưa có bảng tin điện tử nào.',
  },
  proof: {
    title: 'Đã hiện ở đâu',
    head: ['Bảng', 'Phải hiện', 'Đã chuyển tới', 'Đã hiện'],
    until: (when: string) => `đến ${when}`,
    yes: 'rồi',
    no: 'chưa',
    times: (times: number) => `${times} lượt`,
    between: (first: string, last: string) => `lần đầu ${first}, lần cuối ${last}`,
    none: 'Không có bảng nào của bạn phải hiện bản tin này.',
    more: (boards: number) => `Còn ${boards} bảng nữa: xem trong tệp CSV.`,
    download: 'Tải bằng chứng phát (CSV)',
  },
  requisition: {
    title: 'Trưng dụng, huy động màn hình',
    about:
      'Ghi lệnh ở dưới rồi bấm Lưu. Màn hình phát tin của ta từ lúc bắt đầu và tự trả lại chủ khi kết thúc; ai cũng không phải làm gì thêm.',
    states: { coming: 'Sắp tới', 'in-force': 'Đang hiệu lực', released: 'Đã trả lại' },
    said: {
      coming: (when: string) => `Bắt đầu lúc ${when}.`,
      'in-force': (when: string) => `Màn hình tự trả lại chủ lúc ${when}.`,
      released: (when: string) => `Màn hình đã trả lại chủ lúc ${when}.`,
    },
    release: 'Trả lại ngay',
    releaseTitle: 'Trả lại màn hình cho chủ ngay bây giờ?',
    releaseHint: 'Màn hình thôi phát tin của ta trong vài giây. Muốn dùng lại phải có lệnh mới.',
    hours: 'Xem báo cáo giờ',
    download: 'Tải báo cáo giờ (CSV)',
    sum: (inForce: string, shown: string, until: string) =>
      `Tính đến ${until}: lệnh có hiệu lực ${inForce} giờ, tin của ta được hiện ${shown} giờ.`,
    head: ['Bản tin', 'Số lượt', 'Số giờ'],
    untitled: 'bản tin không còn công bố',
  },
  counts: {
    label: 'Theo tình hình',
    wrong: 'Sai hình',
    offline: 'Mất nối',
    logBroken: 'Nhật ký sai',
    sim: 'SIM sắp, đã hết hạn',
    damaged: 'Hỏng',
    off: 'Đang tắt',
    notEnrolled: 'Chưa ghi danh',
    all: 'Tất cả',
  },
  alarms: {
    offline: (when: string) => `không báo về từ ${when}`,
    neverSeen: 'đã ghi danh nhưng chưa báo về lần nào',
    wrong: (when: string) => `hiện hình khác với hình được lệnh, từ ${when}`,
    logBroken: 'nhật ký phát bị sửa hoặc thiếu',
    outage: (devices: number, when: string) =>
      `${devices} thiết bị cùng mất nối từ ${when}, có thể do mất điện hoặc mất mạng`,
  },
};

/** Text where Vietnamese has text, the same arguments where it has a function of them. */
type Same<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { [K in keyof T]: Same<T[K]> };
export type BoardWords = Same<typeof vi>;

const en: BoardWords = {
  marks: {
    wrong: 'Wrong picture',
    logBroken: 'Broken log',
    off: 'Switched off',
    damaged: 'Damaged',
    permit: 'No permit',
    depreciation: { past: 'Depreciated', soon: 'Depreciated soon' },
    sim: { past: 'SIM ended', soon: 'SIM ends soon' },
  },
  concerns: {
    damaged: 'The register says it is damaged: have it repaired and write its condition anew.',
    permit: 'A board from 20 m² on needs a building permit: write its number under “Register”.',
    depreciation: {
      past: (day) => `Depreciated since ${day}.`,
      soon: (day) => `Depreciated soon: ${day}.`,
    },
    sim: {
      past: (day) => `The SIM ended on ${day}: renew it, so that the device stays connected.`,
      soon: (day) => `The SIM ends on ${day}. Renew it before.`,
    },
  },
  preset: {
    label: 'Kind of screen',
    other: 'Another kind: write the numbers below',
    lcd: 'LCD screens',
    led: 'LED boards',
    hint: 'As its label or the contract says. The fields below are filled in; change what differs.',
  },
  switch: {
    board: {
      off: 'Switch the board off now',
      on: 'Switch on again',
      isOff: 'Switched off. The board shows the unit’s name alone.',
      isOn: 'Switched on again.',
      staysOff: 'The board is off: it shows the unit’s name alone until it is switched on again.',
    },
    speaker: {
      off: 'Switch the speaker off now',
      on: 'Switch on again',
      isOff: 'Switched off. The speaker is silent.',
      isOn: 'Switched on again.',
      staysOff: 'The speaker is off: it stays silent until it is switched on again.',
    },
  },
  brightness: {
    label: 'Brightness, %',
    set: 'Set the brightness',
    hint: 'Until the brightness plan’s next change.',
    sent: (percent) => `Sent: brightness ${percent} %.`,
  },
  logFault: (number) =>
    `The playout log was changed or has a gap from entry ${number} on. Leave the device as it is and report it.`,
  loop: {
    title: 'Preview of the loop',
    at: 'At',
    look: 'Show the loop',
    now: 'Take the time now',
    neutral: 'Name of the unit (neutral frame)',
    seconds: (seconds) => `${seconds} s`,
    page: (page, pages) => `page ${page}/${pages}`,
    pages: (pages) => `${pages} pages`,
    rests: (minutes) => `at most once in ${minutes} minutes`,
    loop: (turns, seconds, brightness) => `${turns} turns, ${seconds} s a round, brightness ${brightness} %.`,
    more: (turns) => `${turns} more turns, then the round begins again.`,
    kinds: {
      nothing: 'no bulletin: the board shows the unit’s name alone.',
      blanked: 'the board is switched off: it shows the unit’s name alone.',
      hours: 'outside its hours: the board is dark.',
      'not-ours': 'no requisition is in force: the screen is its owner’s.',
    },
    absent: 'Not in this round',
    why: {
      declined: 'declined by the unit',
      undecided: 'from above, not yet accepted by the unit',
      'no-frame': 'its frames are not drawn yet',
      emergency: 'gives way to an emergency',
      over: (when) => `over since ${when}`,
      'not-yet': (when) => `not before ${when}`,
      'all-clear': (when) => `gives way to an all-clear until ${when}`,
      'day-part': (parts) => `only from ${parts}`,
    },
  },
  draft: {
    title: 'This bulletin on boards',
    board: 'Board',
    draw: 'Show its frames',
    saveFirst: 'Something is not saved yet: frames are drawn from what was saved last.',
    frame: (page, pages) => `Frame on the board, page ${page} of ${pages}`,
    saveOnce: 'Save once, then its frames on boards can be seen.',
    noBoards: 'The unit has no board.',
  },
  proof: {
    title: 'Where it was shown',
    head: ['Board', 'Due', 'Delivered', 'Shown'],
    until: (when) => `until ${when}`,
    yes: 'yes',
    no: 'not yet',
    times: (times) => `${times} times`,
    between: (first, last) => `first ${first}, last ${last}`,
    none: 'None of your boards is to show this bulletin.',
    more: (boards) => `${boards} more boards: they are in the CSV file.`,
    download: 'Download the proof of play (CSV)',
  },
  requisition: {
    title: 'Requisition',
    about:
      'Write the order below and save. The screen shows our bulletins from its beginning, and is its owner’s again at its end, by itself.',
    states: { coming: 'To come', 'in-force': 'In force', released: 'Given back' },
    said: {
      coming: (when) => `Begins at ${when}.`,
      'in-force': (when) => `The screen is its owner’s again at ${when}.`,
      released: (when) => `The screen was given back at ${when}.`,
    },
    release: 'Give it back now',
    releaseTitle: 'Give the screen back to its owner now?',
    releaseHint: 'It stops showing our bulletins within seconds. To use it again there must be a new order.',
    hours: 'Show the hours',
    download: 'Download the hours (CSV)',
    sum: (inForce, shown, until) =>
      `Until ${until}: in force for ${inForce} hours, our bulletins shown for ${shown} hours.`,
    head: ['Bulletin', 'Times', 'Hours'],
    untitled: 'a bulletin that is public no more',
  },
  counts: {
    label: 'By status',
    wrong: 'Wrong picture',
    offline: 'Offline',
    logBroken: 'Broken log',
    sim: 'SIM expires',
    damaged: 'Damaged',
    off: 'Switched off',
    notEnrolled: 'Not enrolled',
    all: 'All',
  },
  alarms: {
    offline: (when) => `not heard from since ${when}`,
    neverSeen: 'enrolled, never heard from',
    wrong: (when) => `shows another picture than commanded since ${when}`,
    logBroken: 'its playout log was changed or has a gap',
    outage: (devices, when) =>
      `${devices} devices fell silent together at ${when}: power or network may be down`,
  },
};

/** The words of a language the screens can be read in; Vietnamese for any other. */
export function boardWordsFor(language: string): BoardWords {
  return language === 'en' ? en : vi;
}
