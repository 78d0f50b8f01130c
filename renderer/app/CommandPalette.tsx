import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { Kbd, useCommandList } from '../ui/index.ts';
import styles from './CommandPalette.module.css';

/** Everything that can be done from here, found by typing a part of its name. */
export function CommandPalette({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}) {
  const list = useCommandList();
  const { contains } = useFilter({ sensitivity: 'base' });
  const commands = isOpen ? list.all() : [];
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label="Commands">
          <Autocomplete filter={contains}>
            <SearchField aria-label="Find a command" autoFocus autoComplete="off" spellCheck="false">
              <Input className={styles.input ?? ''} placeholder="What would you like to do?" />
            </SearchField>
            <Menu
              className={styles.list ?? ''}
              aria-label="Commands"
              items={commands}
              renderEmptyState={() => <p className={styles.empty}>No command is called that.</p>}
              onAction={(key) => {
                onOpenChange(false);
                commands.find((command) => command.id === key)?.run();
              }}
            >
              {(command) => (
                <MenuItem
                  id={command.id}
                  textValue={`${command.name} ${command.words ?? ''}`}
                  className={styles.item ?? ''}
                >
                  <Text slot="label">{command.name}</Text>
                  {command.keys !== undefined && <Kbd>{command.keys}</Kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
