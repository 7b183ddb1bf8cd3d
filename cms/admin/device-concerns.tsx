'use client';

import { instantOf } from '@nguon/content-model/instant';
import { useFormFields, useTranslation } from '@payloadcms/ui';
import { concernsOf } from '../devices/concerns.ts';
import { boardWordsFor } from './board-words.ts';
import { concernSaid } from './device-standing.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** What the register has to say of a device, as it is filled in. */
export function DeviceConcerns() {
  const { i18n } = useTranslation();
  const words = boardWordsFor(i18n.language);
  const area = useFormFields(([fields]) => fields.areaSquareMetres?.value);
  const permit = useFormFields(([fields]) => fields.permit?.value);
  const depreciatedOn = useFormFields(([fields]) => fields.depreciatedOn?.value);
  const simExpiresOn = useFormFields(([fields]) => fields.simExpiresOn?.value);
  const condition = useFormFields(([fields]) => fields.condition?.value);
  const concerns = concernsOf(
    {
      areaSquareMetres: typeof area === 'number' ? area : null,
      permit: text(permit),
      depreciatedOn: text(depreciatedOn),
      simExpiresOn: text(simExpiresOn),
      condition: condition === 'damaged' ? condition : null,
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
