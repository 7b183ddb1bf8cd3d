import { minutesOf } from './speech-words.ts';

/** Why nothing can be recorded. */
export type MicrophoneFault = 'refused' | 'missing' | 'busy' | 'insecure' | 'unable';

/** What the screen of recordings says, in Vietnamese first. The type of one language is held by the other. */
const vi = {
  title: 'Ghi âm người đọc',
  hint: 'Người đọc thay giọng máy: bắt buộc với tiếng dân tộc trên loa, tiếng Việt thì tùy. Ghi ngay tại đây, hoặc tải lên tệp MP3, WAV, M4A, OGG, WebM (tối đa 25 MB, 15 phút).',
  saveOnce: 'Lưu bản nháp một lần, rồi ghi âm.',
  saveFirst: 'Vừa sửa mà chưa lưu. Hãy lưu bản nháp trước, vì bản ghi âm gắn với đúng chữ đã lưu.',
  none: 'Chưa có bản ghi âm: loa và trang đọc bằng giọng máy, nếu có giọng cho tiếng này.',
  record: 'Ghi âm',
  stop: 'Dừng',
  again: 'Ghi lại',
  keep: 'Dùng bản ghi này',
  upload: 'Tải tệp lên',
  recording: (time: string) => `Đang ghi: ${time}`,
  level: 'Độ lớn của tiếng',
  heard: 'Bản vừa ghi',
  keeping: 'Đang nghe kiểm tra và lưu…',
  kept: 'Đã lưu bản ghi âm. Người thứ hai biết tiếng này cần nghe và xác nhận trước khi duyệt.',
  microphone: {
    refused:
      'Trình duyệt không cho dùng micrô. Bấm biểu tượng ổ khóa cạnh địa chỉ trang, cho phép micrô, rồi thử lại.',
    missing: 'Không tìm thấy micrô. Cắm micrô vào máy rồi thử lại, hoặc ghi bằng điện thoại và tải tệp lên.',
    busy: 'Micrô đang do chương trình khác dùng. Đóng chương trình đó rồi thử lại.',
    insecure:
      'Trang này không mở bằng https nên trình duyệt khóa micrô. Hãy báo người vận hành, hoặc tải tệp lên.',
    unable:
      'Trình duyệt này không ghi âm được. Hãy dùng Chrome, Edge, Firefox hoặc Safari mới, hoặc tải tệp lên.',
  } satisfies Record<MicrophoneFault, string>,
  listen: 'Nghe bản ghi âm',
  length: (seconds: number) => `Dài ${minutesOf(seconds, ['phút', 'giây'])}.`,
  tooLong: (minutes: number) =>
    `Dài hơn một phiên phát của loa (${minutes} phút): loa sẽ không phát trong phiên. Hãy đọc gọn lại.`,
  broughtBy: (names: string) => `Người ghi, viết lời: ${names}.`,
  stale:
    'Nội dung đã đổi sau khi ghi âm. Hãy ghi lại, hoặc bỏ bản ghi âm; chưa làm thì không gửi duyệt được.',
  confirmed: (by: string, at: string) => `${by} đã nghe và xác nhận đúng lời lúc ${at}.`,
  unconfirmed:
    'Chưa ai xác nhận. Một người khác biết tiếng này, của đơn vị hoặc cấp trên, nghe rồi bấm «Đúng lời».',
  confirm: 'Đúng lời',
  confirmHint: 'Nghe hết, so với lời bằng chữ bên dưới. Đúng thì bấm «Đúng lời».',
  transcript: 'Lời bằng chữ',
  rewrite: 'Sửa lời bằng chữ',
  rewriteHint: 'Chỉ sửa khi người đọc nói khác chữ của bản tin. Sửa rồi thì phải xác nhận lại.',
  keepWords: 'Lưu lời',
  remove: 'Bỏ bản ghi âm',
  removed: 'Đã bỏ bản ghi âm.',
};
export type RecordingWords = typeof vi;

const en: RecordingWords = {
  title: 'Recorded speech',
  hint: 'A person reads instead of the voice: needed for minority languages on loudspeakers, free for Vietnamese. Record here, or upload MP3, WAV, M4A, OGG or WebM (25 MB and 15 minutes at most).',
  saveOnce: 'Save the draft once, then record.',
  saveFirst:
    'There are changes that are not saved. Save the draft first: a recording belongs to the text as it is saved.',
  none: 'No recording: loudspeakers and pages use the voice, if there is one for this language.',
  record: 'Record',
  stop: 'Stop',
  again: 'Record again',
  keep: 'Use this recording',
  upload: 'Upload a file',
  recording: (time) => `Recording: ${time}`,
  level: 'How loud it is',
  heard: 'What was just recorded',
  keeping: 'Listening to it and keeping it…',
  kept: 'The recording is kept. A second person who knows the language has to confirm it before the approval.',
  microphone: {
    refused:
      'The browser may not use the microphone. Press the lock beside the address, allow it, and try again.',
    missing:
      'There is no microphone. Plug one in and try again, or record with a telephone and upload the file.',
    busy: 'Another program uses the microphone. Close that and try again.',
    insecure:
      'This page was not opened by https, so the browser locks the microphone. Tell the operator, or upload a file.',
    unable: 'This browser cannot record. Use a new Chrome, Edge, Firefox or Safari, or upload a file.',
  },
  listen: 'Listen to the recording',
  length: (seconds) => `${minutesOf(seconds, ['min', 's'])} long.`,
  tooLong: (minutes) =>
    `Longer than a session of the loudspeakers (${minutes} min): no session will play it. Read it shorter.`,
  broughtBy: (names) => `Recorded and written by ${names}.`,
  stale:
    'The text changed after it was recorded. Record it again or take it off; until then it cannot be submitted.',
  confirmed: (by, at) => `${by} listened and confirmed it at ${at}.`,
  unconfirmed:
    'Nobody has confirmed it. Another person who knows the language, of the unit or above, listens and presses “It says so”.',
  confirm: 'It says so',
  confirmHint: 'Listen to all of it and compare the words below. If it says so, press “It says so”.',
  transcript: 'Transcript',
  rewrite: 'Correct the transcript',
  rewriteHint:
    'Only where the reader says other words than the bulletin. It has to be confirmed again afterwards.',
  keepWords: 'Keep the words',
  remove: 'Take the recording off',
  removed: 'The recording is taken off.',
};

export function recordingWordsFor(language: string): RecordingWords {
  return language === 'en' ? en : vi;
}
