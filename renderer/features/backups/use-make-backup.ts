import { useMutationOf } from '../../bridge/index.ts';
import { showToast } from '../../ui/index.ts';

/** Makes a backup now and says so. */
export function useMakeBackup() {
  const make = useMutationOf('backup.make');
  return {
    isPending: make.isPending,
    failure: make.failure,
    run: async (): Promise<void> => {
      const answer = await make.run({});
      if (answer.ok) showToast({ message: 'A new backup is made and was checked.' });
    },
  };
}
