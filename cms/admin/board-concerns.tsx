'use client';

import { instantOf } from '@nguon/content-model/instant';
import { useFormFields, useTranslation } from '@payloadcms/ui';
import { concernsOf } from '../boards/concerns.ts';
import { concernSaid } from './board-standing.ts';
import { boardWordsFor } from './board-words.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** What the register has to say of a board, as it is filled in. */
export function BoardConcerns() {
  const { i18n } = useTranslation();
  const words = boardWordsFor(i18n.language);
  const area = useFormFields(([fields]) => fields.areaSquareMetres?.value);
  const permit = useFormFields(([fields]) => fields.permit?.value);
  const depreciatedOn = useFormFields(([fields]) => fields.depreciatedOn?.value);
  const simExpiresOn = useFormFields(([fields]) => fields.simExpiresOn?.value);
  const concerns = concernsOf(
    {
      areaSquareMetres: typeof area === 'number' ? area : null,
      permit: text(permit),
      depreciatedOn: text(depreciatedOn),
      simExpiresOn: text(simExpiresOn),
    },
    instantOf(Date.now()),
  );
  return (
    <div aria-live="polite">
      {concerns.length > 0 && (
        <ul className="nguon-concerns">
          {concerns.map((concern) => (
            <li key={concern.kind}>{concernSaid(concern, words)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
