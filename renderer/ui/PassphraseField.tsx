import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import fieldStyles from './field.module.css';
import { TextField, type TextFieldProps } from './TextField.tsx';

/** A secret that can be shown while it is typed; hidden again as soon as it is left out of sight. */
export function PassphraseField({
  inputRef,
  ...rest
}: Omit<TextFieldProps, 'type' | 'end' | 'rows'> & { readonly inputRef?: Ref<HTMLInputElement> }) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...rest}
      {...(inputRef ? { inputRef } : {})}
      type={isShown ? 'text' : 'password'}
      end={
        <ToggleButton
          isSelected={isShown}
          onChange={setShown}
          aria-label="Reveal"
          className={fieldStyles.trigger ?? ''}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </ToggleButton>
      }
    />
  );
}
