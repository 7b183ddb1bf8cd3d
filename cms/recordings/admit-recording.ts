import { Sha256, sha256 } from '@nguon/content-model/content-address';
import { HeardFile } from '@nguon/content-model/loop-feed';
import { LONGEST_RECORDING_SECONDS, type RecordingFault } from '@nguon/content-model/recording';
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { actorOf } from '../access/actor.ts';
import { tellDelivery } from '../boards/ask-delivery.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import type { Settings } from '../settings.ts';

/** The formats of recordings, by their ending, with the media type that is noted. */
const recordingTypes = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
} as const;
type RecordingFormat = keyof typeof recordingTypes;

/** The format that the first bytes say, whatever the name says; `null` for all others. */
export function recordingFormat(bytes: Uint8Array): RecordingFormat | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('OggS')) return 'ogg';
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'webm';
  if (head.startsWith('RIFF') && head.slice(8) === 'WAVE') return 'wav';
  if (head.slice(4, 8) === 'ftyp') return 'm4a';
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;
  return head.startsWith('ID3') || isFrame ? 'mp3' : null;
}

const again = { vi: 'Hãy ghi lại, hoặc chọn tệp khác.', en: 'Record it again, or choose another file.' };

/** Why a file is not kept, for whoever sent it (V40). */
const refusals = {
  empty: { vi: 'Ghi âm: tệp rỗng.', en: 'Recording: the file is empty.' },
  format: {
    vi: 'Ghi âm: tệp không phải MP3, WAV, M4A, OGG hoặc WebM.',
    en: 'Recording: the file is not MP3, WAV, M4A, OGG or WebM.',
  },
  'no-sound': {
    vi: 'Ghi âm: không đọc được tiếng nào trong tệp; tệp hỏng hoặc bị cắt ngang.',
    en: 'Recording: no sound can be read from the file; it is damaged or was cut off.',
  },
  film: { vi: 'Ghi âm: tệp là phim, có hình.', en: 'Recording: the file is a film, with pictures.' },
  'cut-short': {
    vi: 'Ghi âm: tệp bị cắt ngang, thiếu phần cuối.',
    en: 'Recording: the file ends in the middle; its end is missing.',
  },
  silent: {
    vi: 'Ghi âm: không nghe thấy ai nói. Có thể micrô tắt hoặc ở xa.',
    en: 'Recording: nobody is heard. The microphone may be off or far away.',
  },
  uneven: {
    vi: 'Ghi âm: tiếng lúc có lúc không, không đưa được về độ to của loa. Nói đều, gần micrô.',
    en: 'Recording: it comes and goes, and cannot be brought to the loudness of speakers. Speak evenly, near the microphone.',
  },
  'too-long': {
    vi: `Ghi âm: dài hơn ${LONGEST_RECORDING_SECONDS / 60} phút.`,
    en: `Recording: it is longer than ${LONGEST_RECORDING_SECONDS / 60} minutes.`,
  },
} as const satisfies Record<RecordingFault | 'empty' | 'format', Said>;

function refused(req: PayloadRequest, why: keyof typeof refusals): Refused {
  const { vi, en } = refusals[why];
  return new Refused(req, 400, 'media-refused', { vi: `${vi} ${again.vi}`, en: `${en} ${again.en}` });
}

/** Has a file listened to. @throws {Refused} when it is no recording, or nobody can listen now */
async function heard(bytes: Buffer, settings: Settings, req: PayloadRequest): Promise<number> {
  const answer = await tellDelivery(`recordings/${sha256(bytes)}`, new Uint8Array(bytes), settings);
  const json: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  const { success, data } = HeardFile.safeParse(json);
  if (!success) {
    throw new Refused(req, 503, 'voice-unavailable', {
      vi: 'Ghi âm: bộ phát hành chưa nghe kiểm tra được tệp. Hãy thử lại sau ít phút.',
      en: 'Recording: delivery cannot listen to the file now. Try again in some minutes.',
    });
  }
  if (data.fault !== null) throw refused(req, data.fault);
  return data.seconds;
}

/** What was heard of the file of a request, kept between the hooks that admit it and note it. */
export function secondsHeard({ context }: Pick<PayloadRequest, 'context'>): number {
  return typeof context.secondsHeard === 'number' ? context.secondsHeard : 0;
}

/** Lets in only whole recordings of somebody who speaks, with names of our own (W106). */
export function admitRecording(settings: Settings): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation !== 'create' && operation !== 'update') return args;
    const { file } = req;
    if (operation === 'update' && file !== undefined) {
      throw new Refused(req, 400, 'media-refused', {
        vi: 'Không thay được tệp của bản ghi âm đã lưu. Hãy ghi bản mới.',
        en: 'The file of a kept recording cannot be replaced. Record a new one.',
      });
    }
    // Whoever may not keep one is told so by the collection, and nothing is listened to.
    if (operation === 'update' || actorOf(req) === null) return args;
    if (file === undefined || file.data.length === 0) throw refused(req, 'empty');
    const format = recordingFormat(file.data);
    if (format === null) throw refused(req, 'format');
    req.context.secondsHeard = await heard(file.data, settings, req);
    file.name = `${Sha256.parse(sha256(file.data)).slice(0, 20)}.${format}`;
    file.mimetype = recordingTypes[format];
    return args;
  };
}
