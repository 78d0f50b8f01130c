import { useRef, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { addresses } from '../../bridge/index.ts';
import { useCommands } from '../../ui/index.ts';
import { EntryPage } from './entry/EntryPage.tsx';
import { noFilter, type TimelineFilter } from './timeline/filter.ts';
import { TimelinePage } from './timeline/TimelinePage.tsx';
import { TrashPage } from './trash/TrashPage.tsx';

/**
 * The journal: its timeline, an entry's page, the trash. What is filtered for and which entry was last opened stays
 * while the person moves between them; sealed entries are hidden again when the room is left.
 */
export function JournalRoom() {
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<TimelineFilter>(noFilter);
  const lastOpened = useRef<string>(undefined);

  useCommands([
    {
      id: 'sealed',
      name: filter.showSealed ? 'Hide sealed entries' : 'Show sealed entries',
      run: () => setFilter({ ...filter, showSealed: !filter.showSealed }),
    },
    { id: 'trash', name: 'Open the trash', words: 'deleted', run: () => navigate(addresses.trash) },
  ]);

  return (
    <Switch>
      <Route path={addresses.trash}>
        <TrashPage />
      </Route>
      <Route path="/journal/:id">
        {({ id }) => <EntryPage key={id} id={id} showSealed={filter.showSealed} lastOpened={lastOpened} />}
      </Route>
      <Route>
        <TimelinePage filter={filter} onFilter={setFilter} lastOpened={lastOpened} />
      </Route>
    </Switch>
  );
}
