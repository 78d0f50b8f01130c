import { useState } from 'react';
import {
  Checkbox,
  ComboBox,
  CompletingInput,
  DateField,
  Meter,
  PassphraseField,
  SearchField,
  Select,
  TagInput,
  TextField,
} from '../ui/index.ts';
import { Specimen } from './Specimen.tsx';

const kinds = [
  { id: 'win', name: 'Win', detail: 'something that went well' },
  { id: 'struggle', name: 'Struggle', detail: 'something that was hard' },
] as const;
const projects = ['Atlas', 'Billing', 'Harbour'];

/** What is filled in. */
export function Fields() {
  const [words, setWords] = useState('Boiled it down to one page');
  const [kind, setKind] = useState<'win' | 'struggle' | null>(null);
  const [date, setDate] = useState('2026-11-19');
  const [names, setNames] = useState<readonly string[]>(['Priya']);
  const [isAgreed, setAgreed] = useState(false);
  return (
    <>
      <Specimen name="TextField">
        <TextField label="What changed" value={words} onChange={setWords} description="In your words." />
        <TextField label="Address" defaultValue="x" isInvalid errorMessage="A link starts with https://." />
        <TextField label="Not now" isDisabled defaultValue="kept" />
        <TextField label="Several lines" rows={3} value={words} onChange={setWords} />
      </Specimen>
      <Specimen name="PassphraseField">
        <PassphraseField label="Passphrase" defaultValue="correct horse" />
      </Specimen>
      <Specimen name="SearchField">
        <SearchField label="Search" value={words} onChange={setWords} />
      </Specimen>
      <Specimen name="Select">
        <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
        <Select label="Kind, not now" options={kinds} value="win" onChange={setKind} isDisabled />
      </Specimen>
      <Specimen name="DateField">
        <DateField label="Date" value={date} onChange={setDate} />
        <DateField
          label="From"
          value={date}
          onChange={setDate}
          errorMessage="The period ends before it begins."
        />
      </Specimen>
      <Specimen name="ComboBox">
        <ComboBox
          label="Project"
          suggestions={projects}
          value={words}
          onChange={setWords}
          onCommit={setWords}
        />
      </Specimen>
      <Specimen name="CompletingInput">
        <CompletingInput
          id="completing"
          label="Line"
          value={words}
          onChange={setWords}
          offers={projects.filter((project) => words.endsWith(project.slice(0, 2)))}
          offersLabel="Projects"
          onPick={setWords}
        />
      </Specimen>
      <Specimen name="TagInput">
        <TagInput
          label="Add a person"
          placeholder="Add a person"
          suggestions={['Mei', 'Priya', 'Pawel']}
          taken={names}
          onAdd={(name) => setNames([...names, name])}
        >
          <span>{names.join(', ')}</span>
        </TagInput>
      </Specimen>
      <Specimen name="Checkbox">
        <Checkbox label="I have written it down" isSelected={isAgreed} onChange={setAgreed} />
      </Specimen>
      <Specimen name="Meter">
        <Meter label="Strength of the passphrase" value={3} steps={4} word="Hard to guess" />
      </Specimen>
    </>
  );
}
