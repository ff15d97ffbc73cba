'use client';
/** View V4: what rules rest on, symbols above or at the left, numbers below or at the right, with their truths now. */
import { fixed, NO_VALUE } from '@janus/views';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { useLoadedRun } from '../../data/run.ts';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { useSize } from '../../panel/use-size.ts';
import { useDraft } from '../draft.ts';
import { four } from '../facts/facts-panel.tsx';
import { chooseRule, configOf, ruleAt, useTruths, violatedBelow } from '../truths.ts';
import { useGraph } from './graph-store.ts';
import { graphOf, kinOf, neighbour, type Graph, type GraphNode } from './grounding-graph.ts';
import { nodeJudge, withTruths, type NodeValues } from './node-truths.ts';
import { cut, placesOf, type Box, type Places } from './places.ts';
import body from '../../panel/body.module.css';
import styles from './graph.module.css';

const KIND = { rule: 'Rule', predicate: 'Predicate', grounding: 'Grounding', fact: 'Fact' } as const;
const said = ({ layer }: GraphNode, value: number): string =>
  layer === 'fact' ? four(value) : Number.isFinite(value) ? fixed(value, 2) : NO_VALUE;

const middle = ({ x, y, width, height }: Box): readonly [number, number] => [x + width / 2, y + height / 2];

function path(from: Box, to: Box, across: boolean): string {
  const [fx, fy] = middle(from);
  const [tx, ty] = middle(to);
  if (across) {
    const [a, b] = [from.x + from.width, to.x];
    const bend = Math.max(10, (b - a) / 2);
    return `M${a} ${fy}C${a + bend} ${fy} ${b - bend} ${ty} ${b} ${ty}`;
  }
  const [a, b] = [from.y + from.height, to.y];
  // Two of one layer: beside one another, over the top.
  if (from.y === to.y) return `M${fx} ${a}C${fx} ${a + 16} ${tx} ${a + 16} ${tx} ${a}`;
  const bend = (b - a) / 2;
  return `M${fx} ${a}C${fx} ${a + bend} ${tx} ${b - bend} ${tx} ${b}`;
}

function Node(props: {
  readonly node: GraphNode;
  readonly box: Box;
  readonly value: number;
  readonly dim: boolean;
  readonly focused: boolean;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}) {
  const { node, box, value, dim, focused, onFocus, onKey } = props;
  const { x, y, width, height } = box;
  const limit = useTruths(violatedBelow);
  const known = Number.isFinite(value);
  const truth = node.layer !== 'fact';
  const violated = node.layer === 'rule' && known && value < limit;
  const low = height < 30;
  const number = said(node, value) + (violated ? ' ×' : '');
  const shown = cut(node.label, width - (low ? 50 : 10));
  // What is seen comes first, letter by letter; then what kind it is, and its whole name where it is cut.
  const spoken = `${shown} ${number}, ${node.layer}${shown === node.label ? '' : ` ${node.label}`}${violated ? ', violated' : ''}`;
  return (
    <g
      id={`graph-${node.id}`}
      className={styles['node']}
      role="button"
      tabIndex={focused ? 0 : -1}
      aria-label={spoken}
      data-layer={node.layer}
      data-node={node.id}
      data-dim={dim || undefined}
      data-focused={focused || undefined}
      data-violated={violated || undefined}
      transform={`translate(${x} ${y})`}
      onClick={onFocus}
      onFocus={onFocus}
      onKeyDown={onKey}
    >
      <rect width={width} height={height} rx={node.layer === 'predicate' ? 9 : 2} />
      {truth && known && (
        <rect className={styles['level']} y={height - 3} width={width * Math.min(1, value)} height={3} />
      )}
      <text x={7} y={low ? 14 : 14}>
        {shown}
      </text>{' '}
      <text className={styles['number']} x={low ? width - 6 : 7} y={low ? 14 : 28} textAnchor={low ? 'end' : 'start'}>
        {number}
      </text>
    </g>
  );
}

function Picture(props: {
  readonly graph: Graph;
  readonly places: Places;
  readonly values: NodeValues | null;
  readonly name: string;
}) {
  const { graph, places, values, name } = props;
  const asked = useGraph((s) => s.at);
  const at = asked !== null && places.boxes.has(asked) ? asked : (graph.nodes[0]?.id ?? '');
  const kin = useMemo(() => kinOf(graph, at), [graph, at]);
  const host = useRef<SVGSVGElement | null>(null);
  const byKey = useRef(false);
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    const element = [...(host.current?.querySelectorAll<SVGGElement>('[data-node]') ?? [])].find(
      (g) => g.dataset['node'] === at,
    );
    element?.focus();
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  const keys = (event: KeyboardEvent): void => {
    const { across } = places;
    const moves = {
      ArrowRight: across ? 'down' : 'next',
      ArrowLeft: across ? 'up' : 'previous',
      ArrowDown: across ? 'next' : 'down',
      ArrowUp: across ? 'previous' : 'up',
    } as const;
    if (event.key === 'Enter' && at.startsWith('rule ')) chooseRule(at.slice(5));
    else if (event.key in moves) {
      byKey.current = true;
      useGraph.setState({ at: neighbour(graph, places.rows, at, moves[event.key as keyof typeof moves]) });
    } else return;
    event.preventDefault();
  };
  const { border, across, width, height } = places;
  return (
    <svg
      ref={host}
      width={width}
      height={height}
      role="group"
      aria-label={name}
      data-keys="arrows"
      className={styles['picture']}
    >
      <g className={styles['bands']} aria-hidden>
        {across ? (
          <>
            <line x1={border} x2={border} y1={0} y2={height} />
            <text x={border - 8} y={13} textAnchor="end">
              symbols: rules, predicates
            </text>
            <text x={border + 8} y={13}>
              numbers: groundings, facts
            </text>
          </>
        ) : (
          <>
            <line x1={0} x2={width} y1={border} y2={border} />
            <text x={12} y={border - 5}>
              symbols
            </text>
            <text x={12} y={border + 13}>
              numbers
            </text>
          </>
        )}
      </g>
      <g className={styles['edges']} aria-hidden>
        {graph.edges.map(({ from, to }) => (
          <path
            key={`${from} ${to}`}
            d={path(places.boxes.get(from)!, places.boxes.get(to)!, across)}
            data-kin={(kin.has(from) && kin.has(to)) || undefined}
            data-grounds={(from.startsWith('predicate ') && to.startsWith('grounding ')) || undefined}
          />
        ))}
      </g>
      {graph.nodes.map((node) => (
        <Node
          key={node.id}
          node={node}
          box={places.boxes.get(node.id)!}
          value={values?.get(node.id) ?? Number.NaN}
          dim={!kin.has(node.id)}
          focused={node.id === at}
          onFocus={() => useGraph.setState({ at: node.id })}
          onKey={keys}
        />
      ))}
    </svg>
  );
}

function Told({ graph, values }: { readonly graph: Graph; readonly values: NodeValues | null }) {
  const asked = useGraph((s) => s.at);
  const node = graph.nodes.find(({ id }) => id === asked) ?? graph.nodes[0];
  if (!node) return null;
  return (
    <div className={styles['told']} role="status" data-part="graph-told">
      <b>{KIND[node.layer]}</b> {node.label}{' '}
      {node.layer !== 'fact' && node.text !== node.label && <span className="mid">:= {node.text}</span>}{' '}
      <b>{said(node, values?.get(node.id) ?? Number.NaN)}</b>
    </div>
  );
}

export function GraphPanel() {
  const run = useLoadedRun();
  const set = useTruths((s) => s.set);
  const facts = useTruths((s) => s.facts);
  const bar = useTruths((s) => s.factsBar);
  const family = useTruths((s) => s.family);
  const at = useTruths(ruleAt);
  const judged = useTruths((s) => s.judged);
  const read = useDraft((s) => s.read);
  const which = useGraph((s) => s.which);
  const [host, size] = useSize<HTMLDivElement>();
  const graph = useMemo(
    () => (set && at >= 0 ? graphOf(set, which === 'all' ? set.rules.map((_, k) => k) : [at]) : null),
    [set, at, which],
  );
  const places = useMemo(
    () => (graph && size.width > 0 ? placesOf(graph, which === 'all', size) : null),
    [graph, which, size],
  );
  const judge = useMemo(
    () => (graph && read && read.set === set ? nodeJudge(graph, read.vocabulary, configOf(family)) : null),
    [graph, read, set, family],
  );
  const values = useMemo(() => {
    const now = judge && facts ? judge(facts) : null;
    return now && set && judged ? withTruths(now, set, judged, bar) : now;
  }, [judge, facts, set, judged, bar]);
  if (!run) return <RunStatus />;
  return (
    <div
      className={body['fill']}
      data-part="graph"
      data-bar={values ? bar : undefined}
      data-nodes={graph?.nodes.length}
    >
      <div ref={host} className={styles['scroll']}>
        {graph && places && set ? (
          <Picture
            graph={graph}
            places={places}
            values={values}
            name={`Grounding of ${which === 'all' ? 'every rule' : set.rules[at]!.name}; arrow keys move, Enter chooses a rule`}
          />
        ) : (
          <Skeleton shape="plot" />
        )}
      </div>
      {graph && <Told graph={graph} values={values} />}
    </div>
  );
}
