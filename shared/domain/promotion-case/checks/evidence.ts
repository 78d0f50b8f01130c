import { isBackedUp } from '../../evidence/strength.ts';
import { skillArea } from '../../skill-area/taxonomy.ts';
import { counted } from '../../wording/counted.ts';
import { raisingIn } from '../case-material.ts';
import { handWrittenSections } from '../section-list.ts';
import { type Checked, entriesOf, type Finding } from './check.ts';

const fewestForOneProject = 5;
const oneProjectShare = 0.6;
const workSections = new Set(['next-level', 'leverage', 'projects', 'results']);

/** An expectation of the level without evidence. */
export function noEvidenceFindings({ blocks }: Checked): readonly Finding[] {
  return blocks.flatMap(({ id, row }) => {
    if (row?.strength !== 'none-recorded') return [];
    return {
      check: 'no-evidence',
      blockId: id,
      found: `Not recorded yet: ${row.expectation}`,
      why: 'A committee goes through the expectations one by one, and an empty row is where it stops.',
      advice: `If it happened, record it and confirm ${skillArea(row.areaId).name}. If it did not, name it under Known gaps with a plan.`,
    };
  });
}

/** Evidence that nobody else saw and nothing links to. */
export function unwitnessedFindings({ blocks, items }: Checked): readonly Finding[] {
  return blocks.flatMap(({ id, row }) => {
    if (!row || row.strength === 'none-recorded') return [];
    const isSeen = raisingIn(items, row.areaId).some(
      ({ entry }) => isBackedUp(entry) || entry.people.some(({ role }) => role === 'witness'),
    );
    if (isSeen) return [];
    return {
      check: 'unwitnessed',
      blockId: id,
      found: `Nobody else is recorded as having seen the evidence for ${skillArea(row.areaId).name}.`,
      why: 'Those who decide believe what somebody they know has seen.',
      advice: 'Add who was there to the entries, link what you made, or ask one of them for a sentence.',
    };
  });
}

/** Shareable entries of the period that count for nothing yet. */
export function unconfirmedFindings({ uncounted }: Checked): readonly Finding[] {
  if (uncounted === 0) return [];
  const many = counted(uncounted, 'shareable entry counts', 'shareable entries count');
  return [
    {
      check: 'unconfirmed',
      found: `${many} for no skill area in this period.`,
      why: 'Only confirmed evidence reaches a case, so these are missing from it.',
      advice: 'Confirm or add their areas in the journal, then build again.',
    },
  ];
}

/** One project that carries the whole case. */
export function oneProjectFindings({ blocks, usable }: Checked): readonly Finding[] {
  const cited = new Map(
    blocks
      .filter(({ sectionId }) => workSections.has(sectionId))
      .flatMap((block) => entriesOf(block, usable))
      .map((entry) => [entry.id, entry.project?.trim().toLowerCase() ?? '']),
  );
  const byProject = Object.entries(Object.groupBy(cited.values(), (project) => project));
  const largest = Math.max(
    0,
    ...byProject.filter(([project]) => project !== '').map(([, all]) => all?.length ?? 0),
  );
  if (cited.size < fewestForOneProject || largest < cited.size * oneProjectShare) return [];
  return [
    {
      check: 'one-project',
      found: `${largest} of the ${cited.size} entries about your work belong to one project.`,
      why: 'One heroic project can look like luck; a level is shown by doing it again.',
      advice: 'Record and share work from outside this project, even if it was smaller.',
    },
  ];
}

/** Evidence from before the period the case is about. */
export function olderFindings({ blocks, usable, request }: Checked): readonly Finding[] {
  return blocks.flatMap((block) => {
    const isOlder = entriesOf(block, usable).some(({ date }) => date < request.from);
    if (!isOlder || block.form === 'index') return [];
    return {
      check: 'older-than-period',
      blockId: block.id,
      found: 'This stands on an entry from before the period.',
      why: 'A committee judges the period; older work was judged before.',
      advice: 'Link something newer, or say why the older work matters now.',
    };
  });
}

/** A block whose source changed after it was written. */
export function staleFindings({ blocks }: Checked): readonly Finding[] {
  return blocks.flatMap(({ id, staleReason }) => {
    if (!staleReason) return [];
    return { check: 'stale', blockId: id, ...staleWords[staleReason] };
  });
}

const staleWords = {
  edited: {
    found: 'The entry behind this was edited since.',
    why: 'What the case says and what the journal says may differ by now.',
    advice: 'Compare it with a new build, and take the difference over or leave it.',
  },
  deleted: {
    found: 'The entry behind this lies in the trash.',
    why: 'Once the entry is gone for good, its words go from this case with it.',
    advice: 'Restore the entry, or write the sentence anew and link it to another one.',
  },
  narrowed: {
    found: 'The entry behind this is no longer shareable.',
    why: 'A document never holds what you made private or sealed, so this case cannot be exported.',
    advice: 'Remove the sentence, write it anew from a shareable entry, or make the entry shareable again.',
  },
} as const;

/** A sentence typed by hand that nothing backs up. */
export function unsupportedFindings({ blocks }: Checked): readonly Finding[] {
  return blocks.flatMap(({ id, state }) => {
    if (state !== 'unsupported') return [];
    return {
      check: 'unsupported',
      blockId: id,
      found: 'No entry backs this sentence up.',
      why: 'A claim without a source is the first one to be questioned.',
      advice: 'Link the entry it comes from, or keep it as your own view.',
    };
  });
}

/** A section only the person can write and has not written. */
export function notWrittenFindings({ sections, blocks }: Checked): readonly Finding[] {
  return sections.flatMap(({ id, title }) => {
    const isYours = handWrittenSections.has(id);
    if (!isYours || blocks.some(({ sectionId }) => sectionId === id)) return [];
    return {
      check: 'not-written',
      found: `“${title}” is still empty.`,
      why: 'Nobody but you can say it, so Casebook leaves it to you.',
      advice: 'Write two or three sentences in your own words.',
    };
  });
}
