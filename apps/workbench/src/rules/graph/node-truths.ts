/**
 * The truth of every node of a grounding graph at a moment: each becomes a rule of its own, compiled once, run by the
 * same engine as the day's. Pure.
 */
import { FACT, type Fact } from '@janus/domain';
import { compileRules, initRules, judgeRules, type RulesConfig, type RuleSet } from '@janus/logic';
import type { Judged } from '../facts/judge.ts';
import type { Graph } from './grounding-graph.ts';

/** Of a fact its value, of everything else its truth; NaN where not known. */
export type NodeValues = ReadonlyMap<string, number>;

/** @param vocabulary that of the graph's rule set @returns values at the facts given */
export function nodeJudge(graph: Graph, vocabulary: string, config: RulesConfig): (facts: Float64Array) => NodeValues {
  const judged = graph.nodes.filter((node) => node.layer !== 'fact');
  // A grounding is a word of vocabularies: it is asked through a predicate of its own.
  const extra = judged.flatMap(({ layer, text }, i) => (layer === 'grounding' ? [`Node_${i}(z) := ${text}`] : []));
  const rules = judged.map(({ layer, label, text }, i) => {
    const formula = layer === 'rule' ? text : layer === 'predicate' ? label : `Node_${i}(z)`;
    return `node-${i}: ${formula}`;
  });
  const state = initRules(compileRules(rules.join('\n'), [vocabulary, ...extra].join('\n')), config);
  return (facts) => {
    judgeRules(state, facts);
    const values = new Map<string, number>();
    judged.forEach(({ id }, i) => values.set(id, state.truth[i]!));
    for (const { id, layer, label } of graph.nodes) if (layer === 'fact') values.set(id, facts[FACT[label as Fact]]!);
    return values;
  };
}

/** The same, with the truths of the rules as they were held against the run at a bar. */
export function withTruths(values: NodeValues, set: RuleSet, judged: Judged, bar: number): NodeValues {
  const out = new Map(values);
  set.rules.forEach(({ name }, k) => {
    const id = `rule ${name}`;
    if (out.has(id)) out.set(id, judged.truth[k * judged.bars + bar] ?? Number.NaN);
  });
  return out;
}
