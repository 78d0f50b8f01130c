import styles from './Brand.module.css';

/** The program's mark and name. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden
      >
        <path d="M3 2.5h9.5a2 2 0 0 1 2 2v11H5a2 2 0 0 1-2-2z" />
        <path d="M3 13.5a2 2 0 0 1 2-2h9.5M7 6h4" />
      </svg>
      Casebook
    </span>
  );
}
