import { useCallback, useEffect, useRef, useState } from 'react';
import type { EntryKind } from '../../../../shared/domain/entry/kind.ts';
import type { Mapping } from '../../../../shared/domain/mapping/mapper.ts';
import { useCall } from '../../../bridge/index.ts';

const typingPauseMs = 250;

/** What the mapper says of a text that is being typed. */
export interface LiveMapping {
  readonly text: string;
  readonly mapping: Mapping;
}

/** Asks the mapper about the text whenever the typing pauses; nothing of it is stored. */
export function useLiveMapping(kind: EntryKind | undefined): {
  readonly live: LiveMapping | undefined;
  readonly onText: (text: string) => void;
} {
  const call = useCall();
  const [live, setLive] = useState<LiveMapping>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ text: '', call, kind });
  useEffect(() => {
    latest.current = { ...latest.current, call, kind };
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const onText = useCallback((text: string) => {
    latest.current.text = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const { kind: known, call: ask } = latest.current;
      const answer = await ask('mapping.suggest', known ? { text, kind: known } : { text });
      if (answer.ok && latest.current.text === text) setLive({ text, mapping: answer.value });
    }, typingPauseMs);
  }, []);
  return { live, onText };
}
