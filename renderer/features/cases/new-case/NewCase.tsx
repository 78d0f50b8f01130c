import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { dayIn } from '../../../../shared/domain/civil-date/civil-date.ts';
import { levelBelow } from '../../../../shared/domain/ladder/ladder.ts';
import type { CaseKind } from '../../../../shared/domain/promotion-case/case.ts';
import { addresses, useMutationOf, useQueryOf, zoneHere } from '../../../bridge/index.ts';
import { BackLink, Button, Notice, Room, Switch } from '../../../ui/index.ts';
import { KindChoice } from './KindChoice.tsx';
import { LevelFields, type Levels, ladderOf } from './LevelFields.tsx';
import styles from './NewCase.module.css';
import { PeriodFields } from './PeriodFields.tsx';
import { periodOf, periodProblem } from './periods.ts';
import { WhatThereIs } from './WhatThereIs.tsx';

const noLevel = 'Choose the level first: a case is held against what that level expects.';

/** Asks what to build, shows how much there is to build it from, and builds it. */
export function NewCase() {
  const [, navigate] = useLocation();
  const [today] = useState(() => dayIn(Date.now(), zoneHere()));
  const [kind, setKind] = useState<CaseKind>('promotion');
  const [chosen, setLevels] = useState<Levels>();
  const [period, setPeriod] = useState(() => periodOf('year', today));
  const [withSuggestions, setWithSuggestions] = useState(false);
  const [problem, setProblem] = useState<string>();
  const known = useQueryOf('ladder.list', {});
  const build = useMutationOf('case.build');
  const ladders = known.data?.ladders ?? [];
  const levels = chosen ?? { ladderId: known.data?.current ?? '', targetLevel: null, fromLevel: null };

  async function run(): Promise<void> {
    const ladder = ladderOf(ladders, levels.ladderId);
    const { targetLevel } = levels;
    if (!ladder || targetLevel === null) return setProblem(noLevel);
    if (periodProblem(period) !== undefined || build.isPending) return;
    const fromLevel = levels.fromLevel ?? levelBelow(ladder, targetLevel)?.id;
    const answer = await build.run({
      kind,
      ladderId: ladder.id,
      targetLevel,
      ...(kind === 'promotion' && fromLevel !== undefined ? { fromLevel } : {}),
      ...period,
      withSuggestions,
    });
    if (answer.ok) navigate(addresses.case(answer.value.id));
  }

  return (
    <Room
      title="New case"
      lead="Casebook drafts it from your shareable entries. You edit it before anyone sees it."
    >
      <p className={styles.back}>
        <BackLink href={addresses.cases}>All cases</BackLink>
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <KindChoice value={kind} onChange={setKind} />
        {known.failure && <Notice tone="error">{known.failure.message}</Notice>}
        <LevelFields
          kind={kind}
          ladders={ladders}
          levels={levels}
          problem={problem}
          onChange={(next) => {
            setLevels(next);
            setProblem(undefined);
          }}
        />
        <PeriodFields period={period} today={today} onChange={setPeriod} />
        <Switch
          label="Also count solid suggestions nobody has confirmed"
          description="They are marked as suggested in the document. Confirming them in the journal is better."
          isSelected={withSuggestions}
          onChange={setWithSuggestions}
        />
        <WhatThereIs period={period} />
        {build.failure && <Notice tone="error">{build.failure.message}</Notice>}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="medium">
            Build case
          </Button>
          <Link href={addresses.cases}>Cancel</Link>
        </div>
      </form>
    </Room>
  );
}
