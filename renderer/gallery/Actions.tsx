import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  BackLink,
  Button,
  IconButton,
  Kbd,
  Menu,
  Switch,
  Toggle,
  ToggleGroup,
  Tooltip,
} from '../ui/index.ts';
import { Specimen } from './Specimen.tsx';

const looks = [
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const;

/** What is pressed. */
export function Actions() {
  const [look, setLook] = useState<'light' | 'dark' | null>('light');
  const [isOn, setOn] = useState(true);
  return (
    <>
      <Specimen name="Button">
        <Button>Plain</Button>
        <Button variant="primary">Primary</Button>
        <Button variant="quiet">Quiet</Button>
        <Button variant="danger">Danger</Button>
        <Button isDisabled>Disabled</Button>
        <Button variant="primary" isPending>
          Pending
        </Button>
        <Button variant="primary" size="medium">
          Medium
        </Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton label="Delete" keys="Del">
          <Trash2 aria-hidden />
        </IconButton>
        <IconButton label="Delete, not now" isDisabled>
          <Trash2 aria-hidden />
        </IconButton>
      </Specimen>
      <Specimen name="BackLink">
        <BackLink href="/">All cases</BackLink>
      </Specimen>
      <Specimen name="Tooltip">
        <Tooltip text="Says what it does" keys="Ctrl K">
          <Button>Hover or focus</Button>
        </Tooltip>
      </Specimen>
      <Specimen name="Menu">
        <Menu
          label="Things to do"
          trigger={<Button>Open the menu</Button>}
          actions={[
            { id: 'edit', name: 'Edit', keys: 'E' },
            { id: 'copy', name: 'Copy', detail: 'with everything it holds' },
            { id: 'never', name: 'Not now', isDisabled: true },
            { id: 'delete', name: 'Delete', isDanger: true },
          ]}
          onAction={() => {}}
        />
      </Specimen>
      <Specimen name="ToggleGroup">
        <ToggleGroup label="Look" options={looks} value={look} onChange={setLook} />
        <ToggleGroup label="Look, or none" options={looks} value={look} onChange={setLook} isClearable />
        <ToggleGroup label="Look, not now" options={looks} value={look} onChange={setLook} isDisabled />
        <Toggle label="Show sealed" isSelected={isOn} onChange={setOn} />
      </Specimen>
      <Specimen name="Switch">
        <Switch
          label="May be quoted"
          description="They agreed that a document names them."
          isSelected={isOn}
          onChange={setOn}
        />
      </Specimen>
      <Specimen name="Kbd">
        <Kbd>Ctrl K</Kbd>
      </Specimen>
    </>
  );
}
