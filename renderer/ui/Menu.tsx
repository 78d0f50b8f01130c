import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';
import { Kbd } from './Kbd.tsx';
import overlayStyles from './overlay.module.css';

/** One thing a menu offers. */
export interface MenuAction<Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
}

/** Actions under a heading. */
export interface MenuGroup<Id extends string = string> {
  readonly id: string;
  readonly heading: string;
  readonly actions: readonly MenuAction<Id>[];
}

function Item<Id extends string>({ action }: { readonly action: MenuAction<Id> }) {
  return (
    <MenuItem
      id={action.id}
      textValue={action.name}
      isDisabled={action.isDisabled === true}
      className={overlayStyles.item ?? ''}
      data-danger={action.isDanger === true ? '' : undefined}
    >
      {({ isSelected }) => (
        <>
          <Text slot="label" className={overlayStyles.itemText ?? ''}>
            {action.name}
          </Text>
          {isSelected ? (
            <Check aria-hidden />
          ) : action.keys === undefined ? (
            <span />
          ) : (
            <Kbd>{action.keys}</Kbd>
          )}
          {action.detail !== undefined && (
            <Text slot="description" className={overlayStyles.itemDetail ?? ''}>
              {action.detail}
            </Text>
          )}
        </>
      )}
    </MenuItem>
  );
}

/** A menu that opens from the one button inside it; `selected` marks the choice in force. */
export function Menu<Id extends string>({
  label,
  trigger,
  actions = [],
  groups = [],
  selected,
  onAction,
}: {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly actions?: readonly MenuAction<Id>[];
  readonly groups?: readonly MenuGroup<Id>[];
  readonly selected?: Id;
  readonly onAction: (id: Id) => void;
}) {
  const all = [...actions, ...groups.flatMap((group) => group.actions)];
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={overlayStyles.popover ?? ''} offset={4}>
        <AriaMenu
          aria-label={label}
          className={overlayStyles.list ?? ''}
          {...(selected === undefined
            ? {}
            : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true })}
          onAction={(key) => {
            const chosen = all.find((action) => action.id === key);
            if (chosen) onAction(chosen.id);
          }}
        >
          {actions.map((action) => (
            <Item key={action.id} action={action} />
          ))}
          {groups.map((group) => (
            <MenuSection key={group.id} id={group.id}>
              <Header className={overlayStyles.heading ?? ''}>{group.heading}</Header>
              {group.actions.map((action) => (
                <Item key={action.id} action={action} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
