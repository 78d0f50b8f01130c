export { sayBytes, sayInstant } from './amounts.ts';
export { BackLink } from './BackLink.tsx';
export { Brand } from './Brand.tsx';
export { Button, type ButtonProps, type ButtonVariant } from './Button.tsx';
export { Checkbox } from './Checkbox.tsx';
export { Chip, type ChipTone } from './Chip.tsx';
export { ComboBox } from './ComboBox.tsx';
export { CompletingInput } from './CompletingInput.tsx';
export { classes } from './classes.ts';
export {
  type Command,
  type CommandList,
  CommandProvider,
  useCommandList,
  useCommands,
} from './command-list.tsx';
export { DateField } from './DateField.tsx';
export { AlertDialog, Dialog } from './Dialog.tsx';
export { EmptyState } from './EmptyState.tsx';
export { GatePage } from './GatePage.tsx';
export { IconButton } from './IconButton.tsx';
export { Kbd } from './Kbd.tsx';
export { KindMark } from './KindMark.tsx';
export { commandKeys, isOverlayOpen, isTypingIn } from './keyboard.ts';
export { Menu, type MenuAction, type MenuGroup } from './Menu.tsx';
export { Meter } from './Meter.tsx';
export { Notice } from './Notice.tsx';
export { NumberField } from './NumberField.tsx';
export { PassphraseField } from './PassphraseField.tsx';
export { Popover } from './Popover.tsx';
export { Progress } from './Progress.tsx';
export { RadioList } from './RadioList.tsx';
export { Room } from './Room.tsx';
export { SearchField } from './SearchField.tsx';
export { isBlank, noSecret, type Secret, SecretField, SecretToggle } from './SecretField.tsx';
export { type Option, Select } from './Select.tsx';
export { Switch } from './Switch.tsx';
export { forgetSpoken, spoken } from './spoken.ts';
export { type Column, Table } from './Table.tsx';
export { TagInput } from './TagInput.tsx';
export { TextField, type TextFieldProps } from './TextField.tsx';
export { clearToasts, showToast, type ToastMessage, ToastRegion } from './Toast.tsx';
export { Toggle, ToggleGroup } from './ToggleGroup.tsx';
export { Tooltip } from './Tooltip.tsx';
export { Skeleton, Waiting } from './Waiting.tsx';
