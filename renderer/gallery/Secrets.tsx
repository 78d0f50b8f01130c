import { useState } from 'react';
import {
  NumberField,
  noSecret,
  Progress,
  RadioList,
  type Secret,
  SecretField,
  SecretToggle,
} from '../ui/index.ts';
import { Specimen } from './Specimen.tsx';

/** What asks for secrets and choices before the rooms, and shows how far long work is. */
export function Secrets() {
  const [secret, setSecret] = useState<Secret>(noSecret);
  const [minutes, setMinutes] = useState(15);
  const [chosen, setChosen] = useState<'first' | 'second'>('first');
  return (
    <>
      <Specimen name="SecretField and SecretToggle">
        <div>
          <SecretField secret={secret} onChange={setSecret} />
          <SecretToggle secret={secret} onChange={setSecret} />
        </div>
      </Specimen>
      <Specimen name="NumberField">
        <NumberField
          label="Lock after"
          unit="minutes"
          value={minutes}
          least={1}
          most={240}
          onChange={setMinutes}
        />
      </Specimen>
      <Specimen name="RadioList">
        <RadioList
          label="Backup"
          value={chosen}
          onChange={setChosen}
          options={[
            { id: 'first', name: '22 November 2026 at 17:25', detail: '1.8 MB' },
            { id: 'second', name: 'Another file' },
          ]}
        />
      </Specimen>
      <Specimen name="Progress">
        <Progress label="Making a backup" done={30} total={100} />
        <Progress label="Reading what can be read" done={0} total={0} />
      </Specimen>
    </>
  );
}
