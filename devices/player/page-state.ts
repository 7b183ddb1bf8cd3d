import type { BoardScreen } from './board.ts';
import type { Duty } from './duty.ts';
import type { Identity } from './identity.ts';

/** What a board's page shows; the page asks for it four times a second. */
export interface PageState {
  readonly kind: 'frame' | 'neutral' | 'none';
  /** The picture's SHA-256; the page fetches `/current` when it changes. */
  readonly file: string | null;
  readonly title: string;
  /** How long a strip takes to pass once, s; `null` for a still picture (B68). */
  readonly passageSeconds: number | null;
  /** Words laid over the picture, for a test; empty otherwise. */
  readonly notice: string;
  /** Is the server out of reach? */
  readonly offline: boolean;
  /** Words in a corner of a picture that has had no news for a while; empty otherwise (D24). */
  readonly mark: string;
  /** How bright the picture is, % (D20). */
  readonly brightness: number;
}

export function pageStateOf(
  screen: BoardScreen,
  duty: Duty,
  { name, device }: Pick<Identity, 'name' | 'device'>,
): PageState {
  const { kind, file, title, passageSeconds } = screen.view;
  const at = duty.now();
  const isAlone = kind === 'none' || screen.isEmergencyUp;
  return {
    kind,
    file: file?.sha256 ?? null,
    title,
    passageSeconds,
    notice: screen.isTesting(at) ? `Thử thiết bị · ${name} · ${device.slice(0, 8)}` : '',
    offline: !duty.isReachable,
    mark: isAlone ? '' : duty.offlineMark,
    brightness: screen.brightness(duty.brightness, at),
  };
}
