/** The default layout before the dock is there: titles and shapes where the panels will be. Drawn without a script. */
import type { CSSProperties } from 'react';
import type { Size, Tree } from './layout-tree.ts';
import type { DockSpec } from './spec.ts';
import panel from './panel.module.css';
import styles from './dock.module.css';

function flex(size: Size | null, down: boolean): CSSProperties {
  const least = down ? 'minHeight' : 'minWidth';
  if (size === null) return { flex: '1 1 0', [least]: 0 };
  if (typeof size !== 'number') return { flex: `0 0 ${100 * size[0]}%`, [least]: size[1] };
  return { flex: size > 1 ? `0 0 ${size}px` : `0 0 ${100 * size}%`, [least]: 0 };
}

function Part({ tree, down, spec }: { readonly tree: Tree; readonly down: boolean; readonly spec: DockSpec }) {
  const style = flex(tree.size, down);
  if (tree.kind !== 'tabs')
    return (
      <div className={styles['ghost']} data-way={tree.kind} style={style}>
        {tree.of.map((part, k) => (
          <Part key={k} tree={part} down={tree.kind === 'column'} spec={spec} />
        ))}
      </div>
    );
  const shown = tree.panels.map((id) => spec.panels.find((p) => p.id === id));
  const Ghost = shown[0]?.ghost;
  return (
    <div className={panel['panel']} style={style}>
      <div className={panel['head']}>
        <div className={panel['tabs']}>
          {shown.map((p, k) => (
            <span key={k} className={panel['tab']} data-front={k === 0 || undefined}>
              {p?.title}
            </span>
          ))}
        </div>
      </div>
      <div className={panel['body']}>{Ghost && <Ghost />}</div>
    </div>
  );
}

export function DockGhost({ spec }: { readonly spec: DockSpec }) {
  return (
    <div className={styles['ghosts']} aria-hidden>
      <Part tree={spec.layouts.narrow} down spec={spec} />
    </div>
  );
}
