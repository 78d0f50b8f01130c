import { expect, test, vi } from 'vitest';
import { createNotices } from '../../../../electron/core/session/notices.ts';

const notice = (id: string, message: string) => ({ id, tone: 'info' as const, message });

test('tells what it began with, then what came, until it is seen', () => {
  const changed = vi.fn();
  const notices = createNotices([notice('first', 'One.')], changed);
  notices.tell(notice('second', 'Two.'));
  expect(notices.all().map(({ message }) => message)).toEqual(['One.', 'Two.']);
  notices.dismiss('first');
  expect(notices.all().map(({ message }) => message)).toEqual(['Two.']);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('says the same thing once, in its latest words', () => {
  const notices = createNotices([], () => undefined);
  notices.tell(notice('drops', 'One note could not be read.'));
  notices.tell(notice('drops', '2 notes could not be read.'));
  expect(notices.all()).toEqual([notice('drops', '2 notes could not be read.')]);
});

test('forgetting what was never told changes nothing', () => {
  const notices = createNotices([notice('first', 'One.')], () => undefined);
  notices.dismiss('unheard');
  expect(notices.all()).toHaveLength(1);
});
