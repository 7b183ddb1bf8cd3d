'use client';

import { type BoardPreset, boardPresets } from '@nguon/content-model/board-preset';
import { useDocumentInfo, useForm, useFormFields, useTranslation } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { useId } from 'react';
import { boardWordsFor } from './board-words.ts';

/** The fields that a make of board fills in. */
const filled = [
  'technology',
  'width',
  'height',
  'colour',
  'pitchMillimetres',
  'viewingMetres',
  'gamma',
  'formats',
  'shortestDwellSeconds',
  'scrolls',
] as const;

/** The fields by which a make is recognised: the others may be set otherwise where the board stands. */
const telling = ['technology', 'width', 'height', 'colour'] as const;

/** The make that a form is filled in for; none of the common ones for other numbers. */
function presetIn(fields: FormState): BoardPreset | undefined {
  return boardPresets.find((preset) => telling.every((name) => fields[name]?.value === preset[name]));
}

/** Choosing a board by what its seller calls it: fills in everything the drawing needs. */
export function BoardPresetChoice() {
  const { hasSavePermission } = useDocumentInfo();
  const { i18n } = useTranslation();
  const { dispatchFields, setModified } = useForm();
  const chosen = useFormFields(([fields]) => presetIn(fields)?.name ?? '');
  const words = boardWordsFor(i18n.language).preset;
  const id = useId();
  const choose = (name: string) => {
    const preset = boardPresets.find((each) => each.name === name);
    if (preset === undefined) return;
    for (const path of filled) dispatchFields({ type: 'UPDATE', path, value: preset[path], valid: true });
    setModified(true);
  };
  return (
    <div className="nguon-preset field-type">
      <label htmlFor={id}>{words.label}</label>
      <select
        aria-describedby={`${id}-hint`}
        disabled={hasSavePermission === false}
        id={id}
        onChange={({ target }) => choose(target.value)}
        value={chosen}
      >
        <option value="">{words.other}</option>
        {(['lcd', 'led'] as const).map((technology) => (
          <optgroup key={technology} label={words[technology]}>
            {boardPresets
              .filter((preset) => preset.technology === technology)
              .map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <p className="field-description" id={`${id}-hint`}>
        {words.hint}
      </p>
    </div>
  );
}
