/** The shape of what comes, drawn at once and without motion: a plot, rows of a table, or facts in two columns. */
import styles from './states.module.css';

export function Skeleton({ shape, rows = 8 }: { readonly shape: 'plot' | 'rows' | 'facts'; readonly rows?: number }) {
  const count = shape === 'facts' ? 2 * rows : rows;
  return (
    <div className={styles['skeleton']} aria-hidden>
      <div className={styles[shape]}>
        {shape !== 'plot' && Array.from({ length: count }, (_, k) => <span key={k} />)}
      </div>
    </div>
  );
}

export const PlotGhost = () => <Skeleton shape="plot" />;
export const RowsGhost = () => <Skeleton shape="rows" rows={10} />;
export const FactsGhost = () => <Skeleton shape="facts" rows={7} />;
