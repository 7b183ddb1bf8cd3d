import type { FieldFault } from './ask.ts';
import { nameOfField, type Words } from './words.ts';

export interface FaultListProps {
  readonly faults: readonly FieldFault[];
  /** Puts the focus into the field. */
  readonly onGo: (path: string) => void;
  readonly words: Words;
}

/** Every field that keeps a form from being sent, each with its way there; read aloud as soon as it appears (W103). */
export function FaultList({ faults, onGo, words }: FaultListProps) {
  return (
    <div className="nguon-fault" role="alert">
      <p>{words.workflow.toMend(faults.length)}</p>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={path}>
            <button onClick={() => onGo(path)} type="button">
              {nameOfField(path, words)}
            </button>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
