/** The alerts of a run in words: which answer began how often, and to what. Pure. */

/** {response: {cause: count}}, names of the flow. */
export type AlertTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

const ANSWERS: Readonly<Record<string, string>> = {
  freeze: 'entries frozen',
  'safe-mode': 'safe mode begun',
  kill: 'killed',
};
const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

/** One phrase an answer, its causes by number: 'entries frozen 3 times: toxicity 2, fear 1'. */
export function alertLines(alerts: AlertTable, takenBack: number): string[] {
  const lines = Object.entries(alerts).map(([response, causes]) => {
    const sorted = Object.entries(causes).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const total = sorted.reduce((sum, [, n]) => sum + n, 0);
    return `${ANSWERS[response] ?? response} ${times(total)}: ${sorted.map(([cause, n]) => `${cause} ${n}`).join(', ')}`;
  });
  return takenBack > 0 ? [...lines, `working entries taken back ${times(takenBack)}`] : lines;
}
