import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './DateField.module.css';
import fieldStyles from './field.module.css';
import overlayStyles from './overlay.module.css';

/** A day of the calendar, typed part by part or picked; `value` is written `YYYY-MM-DD`. */
export function DateField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  errorMessage,
  className,
}: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly errorMessage?: string | undefined;
  readonly className?: string | undefined;
}) {
  // While a year is typed its first digits are a year, too: they are shown, and reported only once there are four.
  const [typed, setTyped] = useState({ reported: value, date: parseDate(value) });
  const shown = typed.reported === value ? typed.date : parseDate(value);

  function take(date: CalendarDate): void {
    const isWhole = date.year >= 1000;
    setTyped({ reported: isWhole ? date.toString() : value, date });
    if (isWhole) onChange(date.toString());
  }

  return (
    <DatePicker
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      value={shown}
      onChange={(date) => {
        if (date) take(date);
      }}
      isInvalid={errorMessage !== undefined}
      className={classes(fieldStyles.field, className)}
    >
      {!isLabelHidden && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <Group className={fieldStyles.control ?? ''}>
        <DateInput className={classes(fieldStyles.input, styles.input)}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={fieldStyles.trigger ?? ''} aria-label="Choose a day">
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <FieldError className={fieldStyles.error ?? ''}>{errorMessage}</FieldError>
      <Popover className={classes(overlayStyles.popover, overlayStyles.padded)} offset={6}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          <Calendar>
            <header className={styles.header}>
              <Button slot="previous" className={fieldStyles.trigger ?? ''}>
                <ChevronLeft aria-hidden />
              </Button>
              <Heading className={styles.heading ?? ''} />
              <Button slot="next" className={fieldStyles.trigger ?? ''}>
                <ChevronRight aria-hidden />
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
