import { Route, Switch } from 'wouter';
import type { CaseId } from '../../../shared/domain/promotion-case/case.ts';
import { ComparePage } from './compare/ComparePage.tsx';
import { CaseList } from './list/CaseList.tsx';
import { NewCase } from './new-case/NewCase.tsx';
import { CasePage } from './page/CasePage.tsx';

/** The room of cases: all of them, a new one, one to work on, or one built again. */
export function CasesRoom() {
  return (
    <Switch>
      <Route path="/cases/new" component={NewCase} />
      <Route path="/cases/:id/compare">{({ id }) => <ComparePage key={id} id={id as CaseId} />}</Route>
      <Route path="/cases/:id">{({ id }) => <CasePage key={id} id={id as CaseId} />}</Route>
      <Route component={CaseList} />
    </Switch>
  );
}
