import { promises } from './jobs.ts';

/** What was measured about one promise, as the tests write it down. */
export interface Figure {
  readonly promise: string;
  readonly figure: string;
  readonly goal: string;
  readonly isMet: boolean;
  readonly control: string;
}

/** What a whole run found. */
export interface Findings {
  readonly figures: readonly Figure[];
  /** Jobs in which a test failed, or that did not end. */
  readonly failed: readonly string[];
  /** What could not be measured on this computer, and why. */
  readonly skipped: readonly string[];
}

/** Whether every promise was measured and every figure of it reached its goal. */
export function isEverythingMet({ figures, failed, skipped }: Findings): boolean {
  const isMeasured = (promise: string) => figures.some((figure) => figure.promise === promise);
  return (
    failed.length === 0 &&
    skipped.length === 0 &&
    promises.every(isMeasured) &&
    figures.every(({ isMet }) => isMet)
  );
}

/** The table of promises: each with its figures, their goals and controls. */
export function tableOf({ figures, failed, skipped }: Findings): string {
  const known = new Set(promises);
  const unlisted = [...new Set(figures.map(({ promise }) => promise))].filter((each) => !known.has(each));
  const rows = [...promises, ...unlisted].map((promise) =>
    rowOf(
      promise,
      figures.filter((figure) => figure.promise === promise),
    ),
  );
  return [
    ...rows,
    ...listOf('TESTS FAILED in:', failed),
    ...listOf('SKIPPED, so not measured on this computer:', skipped),
  ].join('\n\n');
}

function rowOf(promise: string, figures: readonly Figure[]): string {
  if (figures.length === 0) return `NOT MEASURED  ${promise}`;
  const verdict = figures.every(({ isMet }) => isMet) ? 'MET           ' : 'NOT MET       ';
  return [`${verdict}${promise}`, ...figures.map(linesOf)].join('\n');
}

function linesOf({ figure, goal, isMet, control }: Figure): string {
  return [
    `  ${isMet ? '✓' : '✗'} ${figure}`,
    `      goal: ${goal}`,
    ...(control === '' ? [] : [`      control: ${control}`]),
  ].join('\n');
}

function listOf(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[title, ...lines.map((line) => `  ${line}`)].join('\n')];
}
