import { Link } from 'wouter';
import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { strengthNames } from '../../../shared/domain/evidence/strength.ts';
import { skillArea } from '../../../shared/domain/skill-area/taxonomy.ts';
import { addresses } from '../../bridge/index.ts';
import { type Column, Table } from '../../ui/index.ts';
import { countsIn, quarterName, quartersOf } from './quarters.ts';

const figures: readonly Column<AreaEvidence>[] = [
  areaColumn(),
  { id: 'strength', heading: 'Strength', cell: (area) => strengthNames[area.strength] },
  { id: 'documents', heading: 'In documents', cell: (area) => strengthNames[area.shareableStrength] },
  { id: 'entries', heading: 'Entries', isNumeric: true, cell: (area) => area.entries },
  { id: 'shareable', heading: 'Shareable', isNumeric: true, cell: (area) => area.shareable },
  { id: 'undecided', heading: 'To decide', isNumeric: true, cell: (area) => area.undecided },
  { id: 'newest', heading: 'Newest', isNumeric: true, cell: (area) => area.newest ?? '–' },
];

function areaColumn(): Column<AreaEvidence> {
  return {
    id: 'area',
    heading: 'Area',
    cell: (area) => <Link href={addresses.area(area.areaId)}>{skillArea(area.areaId).name}</Link>,
  };
}

/** The figures behind the list and its bars, as two tables: what is recorded, and when. */
export function AreaTable({
  caption,
  areas,
  all,
}: {
  readonly caption: string;
  readonly areas: readonly AreaEvidence[];
  readonly all: readonly AreaEvidence[];
}) {
  const quarters = quartersOf(all).map(
    (quarter): Column<AreaEvidence> => ({
      id: quarter,
      heading: quarterName(quarter),
      isNumeric: true,
      cell: (area) => countsIn([quarter], area.byMonth)[0]?.entries ?? 0,
    }),
  );
  const rowKey = (area: AreaEvidence) => area.areaId;
  return (
    <>
      <Table caption={caption} isCaptionHidden columns={figures} rows={areas} rowKey={rowKey} />
      {quarters.length > 0 && (
        <Table
          caption={`${caption}: entries by quarter`}
          columns={[areaColumn(), ...quarters]}
          rows={areas}
          rowKey={rowKey}
        />
      )}
    </>
  );
}
