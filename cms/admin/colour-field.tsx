'use client';

import { TextField, useField, useTranslation } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';

/** What the choice shows while there is no colour: the brand colour of the theme "Nước". */
const NO_COLOUR = '#0b4f5c';

/** A colour that is seen while it is chosen: the browser's own choice beside the written colour. */
export const ColourField: TextFieldClientComponent = (props) => {
  const { value, setValue } = useField<string | null>({ path: props.path });
  const { i18n } = useTranslation();
  const isVietnamese = i18n.language !== 'en';
  const isColour = /^#[0-9a-f]{6}$/.test(value ?? '');
  return (
    <div className="nguon-colour">
      <TextField {...props} />
      <div className="nguon-colour__choice">
        <input
          aria-label={isVietnamese ? 'Chọn màu' : 'Choose a colour'}
          disabled={props.readOnly ?? false}
          onChange={({ target }) => setValue(target.value)}
          type="color"
          value={isColour && value ? value : NO_COLOUR}
        />
        {value && !props.readOnly && (
          <button onClick={() => setValue(null)} type="button">
            {isVietnamese ? 'Bỏ màu riêng' : 'No own colour'}
          </button>
        )}
      </div>
    </div>
  );
};
