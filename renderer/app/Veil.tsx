import { useEffect, useState } from 'react';
import { useQueryOf } from '../bridge/index.ts';
import styles from './Veil.module.css';

/** Blurs the window while another one is in front, where the person chose that. Nothing under it moves or is lost. */
export function Veil() {
  const isWanted = useQueryOf('settings.get', {}).data?.hidesWhenUnfocused ?? false;
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    const look = () => setAway(document.visibilityState === 'hidden' || !document.hasFocus());
    look();
    window.addEventListener('blur', look);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('blur', look);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isWanted]);
  return isWanted && isAway ? <div className={styles.veil} data-veil aria-hidden /> : null;
}
