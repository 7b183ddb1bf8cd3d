import { type Found, type Script, type Span, scriptFor } from '@nguon/audio-pipeline/script';
import { SYLLABLES_PER_SECOND, syllablesOf } from '@nguon/audio-pipeline/voices/voice';
import {
  type Bulletin,
  contentHash,
  LONGEST_SCRIPT,
  scriptHash,
  spokenText,
  transcriptOf,
} from '@nguon/content-model/bulletin';
import type { Edition } from '@nguon/content-model/edition';
import type { DraftScript, SpokenDraft } from '@nguon/content-model/loop-feed';
import { accents } from '@nguon/content-model/speaker';
import type { Clips, Reading } from './clips.ts';
import { pageReading } from './page-look.ts';

type Remark = DraftScript['remarks'][number];

/** Remarks that are sent: who has more than these has to write anew. */
const MOST_REMARKS = 40;
/** Longest part of a text that a remark repeats, and its surroundings on either side, characters. */
const LONGEST = 120;
const AROUND = 40;

/** Whole words around a place, on its own line. */
function around(written: string, from: number, to: number): Pick<Remark, 'before' | 'after'> {
  const line = [written.lastIndexOf('\n', from - 1) + 1, `${written}\n`.indexOf('\n', to)] as const;
  const before = written.slice(Math.max(line[0], from - AROUND), from);
  const after = written.slice(to, Math.min(line[1], to + AROUND));
  return {
    before: from - AROUND > line[0] ? before.replace(/^\S*\s/, '…') : before,
    after: to + AROUND < line[1] ? after.replace(/\s\S*$/, '…') : after,
  };
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function remarksOn(written: string, { text, spans, unread, doubtful }: Script): Remark[] {
  const ofFound = (kind: 'unread' | 'doubtful', found: Found): Remark & { at: number } => {
    const said = spans.find((span) => kind === 'doubtful' && span.written[0] === found.at);
    return {
      at: found.at,
      kind,
      written: cut(found.text),
      ...around(written, found.at, found.at + found.text.length),
      spoken: said ? text.slice(...said.spoken) : null,
    };
  };
  const ofLetters = ({ written: [from, to], spoken }: Span): Remark & { at: number } => ({
    at: from,
    kind: 'spelled',
    written: cut(written.slice(from, to)),
    ...around(written, from, to),
    spoken: text.slice(...spoken),
  });
  const all = [
    ...unread.map((found) => ofFound('unread', found)),
    ...doubtful.map((found) => ofFound('doubtful', found)),
    ...spans.filter((span) => span.class === 'letters').map(ofLetters),
  ];
  return all.toSorted((a, b) => a.at - b.at).map(({ at: _, ...remark }) => remark);
}

/** The shortest session of a unit's loudspeakers, minutes. */
function shortestSession({ speakers }: Edition): number | null {
  const minutes = speakers.map(({ sessionMinutes }) => sessionMinutes);
  return minutes.length > 0 ? Math.min(...minutes) : null;
}

/** What loudspeakers of a unit will say of a bulletin, what in it an editor should look at, and how long it takes (W80). */
export function draftScript(edition: Edition, { content }: Pick<Bulletin, 'content'>): DraftScript {
  const { accent } = pageReading(edition);
  const sessionMinutes = shortestSession(edition);
  const { recording } = content;
  if (recording) {
    const text = transcriptOf({ ...content, recording });
    const { seconds } = recording;
    return {
      accent,
      isRecorded: true,
      text,
      hash: scriptHash(text),
      remarks: [],
      more: 0,
      seconds,
      sessionMinutes,
    };
  }
  const script = scriptFor(content, accent);
  const remarks = remarksOn(spokenText(content), script);
  return {
    accent,
    isRecorded: false,
    text: script.text,
    hash: scriptHash(script.text),
    remarks: remarks.slice(0, MOST_REMARKS),
    more: Math.max(0, remarks.length - MOST_REMARKS),
    seconds: syllablesOf(script.text) / SYLLABLES_PER_SECOND,
    sessionMinutes,
  };
}

/**
 * What an approval keeps of a draft: the words of every accent, and the sound that was made of them by now (W88).
 * @param reading how its unit's loudspeakers read
 */
export async function spokenDraft(
  { content }: Pick<Bulletin, 'content'>,
  reading: Reading,
  clips: Pick<Clips, 'madeOf' | 'script'>,
): Promise<SpokenDraft> {
  const scripts: SpokenDraft['scripts'] = [];
  for (const accent of accents) {
    const text = clips.script({ content }, { accent });
    if (text === '' || text.length > LONGEST_SCRIPT) continue;
    const clip = await clips.madeOf({ content }, { ...reading, accent });
    scripts.push({ accent, text, hash: scriptHash(text), clip });
  }
  return { content: contentHash(content), scripts };
}
