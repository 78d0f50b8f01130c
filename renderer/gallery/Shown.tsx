import { Chip, EmptyState, KindMark, Notice, Skeleton, Table, Waiting } from '../ui/index.ts';
import { Specimen } from './Specimen.tsx';

const kinds = ['win', 'struggle', 'stretch', 'feedback', 'connection', 'observation', 'learning'];
const rows = [
  { area: 'Communication', entries: 4 },
  { area: 'Operations', entries: 2 },
];

/** What is read. */
export function Shown() {
  return (
    <>
      <Specimen name="Chip">
        <Chip tone="soft">Communication</Chip>
        <Chip tone="hard">Operations</Chip>
        <Chip tone="soft" isTicked>
          Leadership
        </Chip>
        <Chip tone="soft" isTentative>
          Power
        </Chip>
        <Chip>Neutral</Chip>
        <Chip tone="hard" onRemove={() => {}} removeLabel="Remove Data">
          Data
        </Chip>
      </Specimen>
      <Specimen name="KindMark">
        {kinds.map((kind) => (
          <KindMark key={kind} kind={kind} name={kind} />
        ))}
      </Specimen>
      <Specimen name="Notice">
        <Notice>Something worth knowing.</Notice>
        <Notice tone="warning">Something to be careful about.</Notice>
        <Notice tone="error">Something that did not work, and what to do.</Notice>
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState title="Nothing written yet">One line is enough.</EmptyState>
      </Specimen>
      <Specimen name="Table">
        <Table
          caption="Entries by area"
          columns={[
            { id: 'area', heading: 'Area', cell: (row) => row.area },
            { id: 'entries', heading: 'Entries', isNumeric: true, cell: (row) => row.entries },
          ]}
          rows={rows}
          rowKey={(row) => row.area}
        />
      </Specimen>
      <Specimen name="Waiting">
        <Waiting label="Reading the journal" />
        <Skeleton />
      </Specimen>
    </>
  );
}
