import { ChevronDown } from 'lucide-react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import overlayStyles from './overlay.module.css';

/** A line of free text with what was used before offered; `onCommit` receives it when the field is left or Enter pressed. */
export function ComboBox({
  label,
  isLabelHidden = false,
  suggestions,
  value,
  onChange,
  onCommit,
  placeholder,
  className,
}: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly suggestions: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  readonly className?: string | undefined;
}) {
  return (
    <AriaComboBox
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      allowsCustomValue
      inputValue={value}
      onInputChange={onChange}
      onChange={(key) => {
        if (key !== null) onCommit(String(key));
      }}
      onBlur={() => onCommit(value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onCommit(value);
      }}
      menuTrigger="input"
      className={classes(fieldStyles.field, className)}
    >
      {!isLabelHidden && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <div className={fieldStyles.control}>
        <Input
          {...(placeholder === undefined ? {} : { placeholder })}
          autoComplete="off"
          spellCheck="false"
          className={fieldStyles.input ?? ''}
        />
        {suggestions.length > 0 && (
          <Button className={fieldStyles.trigger ?? ''} aria-label="Show what was used before">
            <ChevronDown aria-hidden />
          </Button>
        )}
      </div>
      <Popover className={overlayStyles.popover ?? ''} offset={4}>
        <ListBox className={overlayStyles.list ?? ''}>
          {suggestions.map((name) => (
            <ListBoxItem key={name} id={name} textValue={name} className={overlayStyles.item ?? ''}>
              {name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
