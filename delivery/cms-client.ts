import type { Acknowledged } from '@nguon/content-model/command';
import {
  type ChangesPage,
  ChangesPage as ChangesPageShape,
  Enrolled,
  type Enrolment,
  type PlayoutReport,
  Preview,
  type Receipt,
  type ReportedOn,
  UnitsPage,
} from '@nguon/content-model/delivery-feed';
import { RegisteredDevice } from '@nguon/content-model/device';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { type FeedbackSent, FeedbackStanding } from '@nguon/content-model/feedback';
import { Refusal } from '@nguon/content-model/refusal';
import type { UnitKey } from '@nguon/content-model/unit';
import { z } from 'zod';

/** How long the CMS may take to answer, ms. */
const ANSWER_WITHIN_MS = 20_000;

export interface FetchedFile {
  readonly bytes: Buffer;
  readonly mime: string;
}

async function fileFrom(response: Response): Promise<FetchedFile> {
  return {
    bytes: Buffer.from(await response.arrayBuffer()),
    mime: response.headers.get('content-type') ?? 'application/octet-stream',
  };
}

/** The CMS as delivery sees it: the table in content-model/delivery-feed.ts. */
export interface CmsClient {
  changes(after: number): Promise<ChangesPage>;
  units(): Promise<z.output<typeof UnitsPage>>;
  /** `null` when the unit has no site (any more). */
  edition(unit: UnitKey): Promise<Edition | null>;
  devices(): Promise<RegisteredDevice[]>;
  media(sha256: string): Promise<FetchedFile>;
  /** The file of a recording. It never comes onto the shelf: clips are made of it. */
  recording(sha256: string): Promise<Uint8Array>;
  enrol(enrolment: Enrolment): Promise<z.output<typeof Enrolled>>;
  playouts(report: PlayoutReport): Promise<void>;
  reported(reported: ReportedOn): Promise<void>;
  /** Tells what became of a command. */
  acknowledged(acknowledged: Acknowledged): Promise<void>;
  receipt(receipt: Receipt): Promise<void>;
  /** Hands a resident's feedback over; the same sending twice is one feedback. */
  feedback(sent: FeedbackSent): Promise<FeedbackStanding>;
  /** Where a feedback is on its way; `null` for a code there is not. */
  standing(code: string): Promise<FeedbackStanding | null>;
  /** What an editor asked to see; `null` for a token that is over or was never given. */
  preview(token: string): Promise<Preview | null>;
  /** The file of the document an editor asked to see; `null` where there is none. */
  previewFile(token: string): Promise<FetchedFile | null>;
  /** Calls `onNews` when there is something new and `onSign` at every sign of life; ends when the connection does. */
  listen(onNews: () => void, onSign: () => void, signal: AbortSignal): Promise<void>;
}

const ErrorBody = z.object({
  code: z.string().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

async function refusalFrom(response: Response, path: string): Promise<Refusal> {
  const body = ErrorBody.safeParse(await response.json().catch(() => null));
  const words = body.data?.errors?.map(({ message }) => message).join('; ') ?? response.statusText;
  const enrolment = path === 'enrolments' && response.status < 500;
  return new Refusal(
    enrolment ? 'enrolment-refused' : 'feed-invalid',
    `CMS ${path}`,
    `${response.status} ${words}`.trim(),
    enrolment ? 'Ask for a new code in the CMS' : 'It is asked again shortly',
  );
}

/**
 * @param url where the CMS answers
 * @param key proves delivery to the CMS
 */
export function connectCms(url: string, key: string): CmsClient {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}/api/delivery/${path}`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...init,
      headers: { authorization: `Delivery ${key}`, 'content-type': 'application/json', ...init.headers },
    });
    if (response.ok || (response.status === 404 && init.method === undefined)) return response;
    throw await refusalFrom(response, path);
  };
  const post = (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) });

  return {
    async changes(after) {
      return ChangesPageShape.parse(await (await ask(`changes?after=${after}`)).json());
    },
    async units() {
      return UnitsPage.parse(await (await ask('units')).json());
    },
    async edition(unit) {
      const response = await ask(`editions/${unit}`);
      return response.status === 404 ? null : parseEdition(await response.json());
    },
    async devices() {
      return z.array(RegisteredDevice).parse(await (await ask('devices')).json());
    },
    async media(sha256) {
      const response = await ask(`media/${sha256}`);
      if (response.status === 404) throw await refusalFrom(response, `media/${sha256}`);
      return fileFrom(response);
    },
    async recording(sha256) {
      const response = await ask(`recordings/${sha256}`);
      if (response.status === 404) throw await refusalFrom(response, `recordings/${sha256}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async enrol(enrolment) {
      return Enrolled.parse(await (await post('enrolments', enrolment)).json());
    },
    async playouts(report) {
      await post('playouts', report);
    },
    async reported(reported) {
      await post('reported', reported);
    },
    async acknowledged(acknowledged) {
      await post('acknowledged', acknowledged);
    },
    async receipt(receipt) {
      await post('receipts', receipt);
    },
    async feedback(sent) {
      return FeedbackStanding.parse(await (await post('feedback', sent)).json());
    },
    async standing(code) {
      const response = await ask(`feedback/${encodeURIComponent(code)}`);
      return response.status === 404 ? null : FeedbackStanding.parse(await response.json());
    },
    async preview(token) {
      const response = await ask(`previews/${encodeURIComponent(token)}`);
      return response.status === 404 ? null : Preview.parse(await response.json());
    },
    async previewFile(token) {
      const response = await ask(`previews/${encodeURIComponent(token)}/file`);
      return response.status === 404 ? null : fileFrom(response);
    },
    async listen(onNews, onSign, signal) {
      const response = await ask('events', { signal });
      if (response.body === null) return;
      const decoder = new TextDecoder();
      for await (const chunk of response.body) {
        onSign();
        if (/^event: change$/m.test(decoder.decode(chunk, { stream: true }))) onNews();
      }
    },
  };
}
