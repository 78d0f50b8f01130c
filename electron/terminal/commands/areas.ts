import type { Command } from 'commander';
import type { AreaEvidence } from '../../../shared/domain/evidence/area-evidence.ts';
import { type SkillArea, skillArea, skillAreas } from '../../../shared/domain/skill-area/taxonomy.ts';
import { counted } from '../../../shared/domain/wording/counted.ts';
import type { AddCommands } from '../add-commands.ts';
import { type GlobalOptions, optionsOf } from '../options.ts';
import { done, type Outcome } from '../outcome.ts';
import { json, print, styled } from '../output.ts';

/** The taxonomy, and the evidence recorded for it. */
export const addAreasCommand: AddCommands = (program, runs) => {
  program
    .command('areas')
    .description('the skill areas; with --evidence what the journal holds for each')
    .option('--evidence', 'the evidence per area and its strength')
    .action(
      runs((own: { evidence?: boolean }, command: Command) =>
        own.evidence ? showEvidence(optionsOf(command)) : showTaxonomy(optionsOf(command)),
      ),
    );
};

async function showTaxonomy(options: GlobalOptions): Promise<Outcome> {
  await print(options.json ? json(skillAreas) : taxonomyWords());
  return done;
}

function taxonomyWords(): string {
  const groups = [
    ['Soft areas', 'soft'],
    ['Hard areas', 'hard'],
  ] as const;
  return groups
    .map(([title, group]) => {
      const areas = skillAreas.filter((area) => area.group === group);
      return `${styled('bold', title)}\n\n${areas.map(areaItem).join('\n')}`;
    })
    .join('\n');
}

function areaItem({ id, name, definition, subSkills }: SkillArea): string {
  const parts = subSkills.map((sub) => sub.name).join(', ');
  return `  ${styled('bold', name)} ${styled('dim', `(${id})`)}\n  ${definition}\n  ${styled('dim', parts)}\n`;
}

async function showEvidence(options: GlobalOptions): Promise<Outcome> {
  const { callOnce } = await import('../session.ts');
  return callOnce(options, 'evidence.overview', {}, async ({ areas }) => {
    if (options.json) {
      await print(json(areas.map(({ areaId, ...evidence }) => ({ id: areaId, ...evidence }))));
      return done;
    }
    const { strengthNames, strengthRules } = await import('../../../shared/domain/evidence/strength.ts');
    const { inWords } = await import('../../../shared/domain/civil-date/civil-date.ts');
    const items = areas.map((area) => {
      const strength = `${strengthNames[area.strength]} — ${strengthRules[area.strength]}`;
      const facts = evidenceFacts(area, area.newest && inWords(area.newest));
      return `${styled('bold', skillArea(area.areaId).name)}: ${strength}\n${facts ? `  ${facts}\n` : ''}`;
    });
    await print(items.join(''));
    return done;
  });
}

function evidenceFacts(area: AreaEvidence, newest: string | undefined): string {
  const facts =
    area.entries === 0 ? [] : [counted(area.entries, 'entry', 'entries'), `${area.shareable} shareable`];
  if (area.notRaising > 0) facts.push(`${area.notRaising} of them a struggle or an avoided stretch`);
  if (newest) facts.push(`newest ${newest}`);
  if (area.undecided > 0) facts.push(`${area.undecided} to decide`);
  return facts.join(', ');
}
