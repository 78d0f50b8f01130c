import { Check, ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import overlayStyles from './overlay.module.css';
import styles from './Select.module.css';

/** One choice: what it is called and, where it helps, what it means. */
export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly detail?: string;
}

/** One choice out of a closed list, shown as a field. `null` is "nothing chosen yet". */
export function Select<Id extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  placeholder = 'Choose…',
  description,
  isDisabled = false,
  className,
}: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      autoComplete="off"
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      className={classes(fieldStyles.field, className)}
    >
      {!isLabelHidden && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown aria-hidden />
      </Button>
      {description !== undefined && (
        <Text slot="description" className={fieldStyles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={fieldStyles.error ?? ''} />
      <Popover className={overlayStyles.popover ?? ''} offset={4}>
        <ListBox className={overlayStyles.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={overlayStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <Text slot="label" className={overlayStyles.itemText ?? ''}>
                    {option.name}
                  </Text>
                  {isSelected ? <Check aria-hidden /> : <span />}
                  {option.detail !== undefined && (
                    <Text slot="description" className={overlayStyles.itemDetail ?? ''}>
                      {option.detail}
                    </Text>
                  )}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
