import { type CivilDate, inWords } from '../../shared/domain/civil-date/civil-date.ts';
import { read } from './harness/core.ts';
import { daysAgo } from './harness/days.ts';
import { expect, test } from './harness/fixtures.ts';
import { AreaPage } from './pages/area-page.ts';
import { Frame } from './pages/frame.ts';
import { SkillsPage } from './pages/skills-page.ts';

test('forgets an area that was added by hand, as the entry’s page does, and takes it back', async ({
  page,
  journal: _journal,
}) => {
  const area = new AreaPage(page);
  const text = 'Kept the gate open.';
  const { id } = await read(page, 'entry.create', { kind: 'win', date: daysAgo(3), text });
  await read(page, 'evidence.decide', {
    entryId: id,
    decisions: [{ areaId: 'product', state: 'confirmed' }],
  });
  const stateOf = async () => {
    const { evidence } = await read(page, 'entry.get', { id });
    return evidence.find(({ areaId }) => areaId === 'product')?.state;
  };
  expect(await stateOf()).toBe('added');
  await new Frame(page).enter('Skills');
  await new SkillsPage(page).enter('Product & domain');
  await area.remove(text);
  await expect(area.entry(text)).toHaveCount(0);
  expect(await stateOf()).toBeUndefined();
  await new Frame(page).undo('Not counted');
  await expect(area.entry(text)).toBeVisible();
  expect(await stateOf()).toBe('added');
});

test('says which days a period covers, the last of them today', async ({ page, journal: _journal }) => {
  const skills = new SkillsPage(page);
  await new Frame(page).enter('Skills');
  await skills.period.getByRole('radio', { name: 'Last 12 months' }).click();
  await expect(page.getByText(/^From .* to .*\.$/)).toContainText(`to ${inWords(daysAgo(0) as CivilDate)}.`);
});
