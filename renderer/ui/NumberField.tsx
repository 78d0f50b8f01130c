import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input, Label, Text } from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import styles from './NumberField.module.css';

/** A whole number within bounds, typed or stepped; it is reported when the field is left or stepped. */
export function NumberField({
  label,
  description,
  unit,
  value,
  least,
  most,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly description?: string;
  /** What is counted, in the plural: it stands beside the figure. */
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaNumberField
      value={value}
      minValue={least}
      maxValue={most}
      step={1}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        if (Number.isInteger(chosen)) onChange(chosen);
      }}
      className={fieldStyles.field ?? ''}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <div className={styles.row}>
        <Group className={classes(fieldStyles.control, styles.control)}>
          <Button slot="decrement" className={fieldStyles.trigger ?? ''}>
            <Minus aria-hidden />
          </Button>
          <Input className={classes(fieldStyles.input, styles.input)} autoComplete="off" />
          <Button slot="increment" className={fieldStyles.trigger ?? ''}>
            <Plus aria-hidden />
          </Button>
        </Group>
        <span className={styles.unit}>{unit}</span>
      </div>
      {description !== undefined && (
        <Text slot="description" className={fieldStyles.description ?? ''}>
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}
