/** `janus risk`: threats, distance to each limit, fear and breakers at one moment of a stored run. */
import { quantityText, RULE_WORDS, SEVERITY_GLYPHS, stateText, THREAT_WORDS, VITAL_WORDS } from '@janus/views';
import { openWalk, readRisk, type RiskReading } from '@janus/server/risk';
import { openRun } from '@janus/server/runs';
import type { Command } from '../command.ts';
import { barAt } from '../moment.ts';

const moment = (time: number): string => new Date(time).toISOString().slice(0, 19);
const share = (x: number): string => (Number.isNaN(x) ? '–' : `${(100 * x).toFixed(0)} %`);
const two = (x: number): string => (Number.isNaN(x) ? '–' : x.toFixed(2));
const WIDTH = 10;
/** Share of a limit: 1 is full. */
const bar = (x: number): string =>
  (Number.isNaN(x) ? '' : '█'.repeat(Math.round(WIDTH * Math.min(1, Math.max(0, x))))).padEnd(WIDTH, '░');

function threatLines({ threats }: RiskReading): string[] {
  return threats.map(({ threat, measure, limit, ratio, severity, votes, fired, last }) => {
    const words = THREAT_WORDS[threat];
    const value = `${quantityText(words, measure).padStart(12)} of ${quantityText(words, limit).padEnd(12)}`;
    const judged = Number.isNaN(ratio) ? 'not judged' : `${SEVERITY_GLYPHS[severity]} ${severity}`;
    const when = last ? `${moment(last.time)}, ${fired} times` : 'never';
    return `${`${words.label}${votes ? ' (votes)' : ''}`.padEnd(25)} ${value} ${bar(ratio)} ${share(ratio).padStart(6)}  ${judged.padEnd(12)} fired ${when}`;
  });
}

function limitLines({ limits }: RiskReading): string[] {
  return limits.rules.map(({ rule, value, limit, truth, used, applies, note }) => {
    const words = RULE_WORDS[rule];
    if (!applies) return `${words.label.padEnd(25)} does not apply: ${note}`;
    const told = Number.isNaN(value)
      ? `truth ${two(truth)}`
      : `${quantityText(words, value)} of ${quantityText(words, limit)}`;
    return `${words.label.padEnd(25)} ${told.padEnd(28)} ${bar(used)} ${share(used).padStart(6)}  ${note}`.trimEnd();
  });
}

export function riskText(r: RiskReading): string {
  const { amygdala: a, account, fear, breakers, limits } = r;
  const said =
    a.state === 'off'
      ? 'the amygdala is switched off in this run'
      : a.state === 'silent'
        ? 'the amygdala was not asked at this bar'
        : `${SEVERITY_GLYPHS[a.severity]} ${a.severity}, response ${a.response}, size × ${two(a.scale)}${a.veto ? `, veto: ${a.veto}` : ''}`;
  const on = breakers.breakers.filter((x) => x.on);
  const { alarm, loss, safe, spared } = fear.counts;
  const lines = [
    `${moment(r.time)}  bar ${r.bar}  ${r.symbol}  (replay, simulated fills)`,
    said,
    '',
    'threats',
    ...threatLines(r),
    '',
    `rules, profile ${limits.profile}${limits.asked ? `; last asked ${moment(limits.asked.time)}: satisfaction ${two(limits.satisfaction)}, threshold ${two(limits.threshold)}` : '; not asked yet'}`,
    ...limitLines(r),
    '',
    'account',
    ...account.vitals.map(({ vital, value, limit, note }) =>
      `${VITAL_WORDS[vital].label.padEnd(25)} ${`${quantityText(VITAL_WORDS[vital], value)} of ${quantityText(VITAL_WORDS[vital], limit)}`.padEnd(28)} ${bar(value / limit)} ${share(value / limit).padStart(6)}  ${note}`.trimEnd(),
    ),
    account.state === 'asked'
      ? `appetite ${two(account.appetite)} (floor ${two(account.appetiteFloor)}), homeostasis ${two(account.homeostasis)}, energy ${two(account.energy)}, fraction ${share(account.fraction)}`
      : `appetite: the hypothalamus is ${account.state === 'off' ? 'switched off' : 'not asked at this bar'}`,
    '',
    `fear ${two(fear.fear)}: arousal ${two(fear.arousal)}, learned ${two(fear.learned)}, limit ${two(fear.limit)}`,
    `lessons so far: ${alarm} alarms, ${loss} losses, ${safe} safe exposures, ${spared} held back that would not have hurt`,
    ...fear.feared
      .slice(0, 5)
      .map(
        (f) =>
          `  ${two(f.memory)} learned, ${two(f.inhibition)} laid over it, likeness ${two(f.likeness)}: ${stateText(f.state)}`,
      ),
    '',
    on.length === 0
      ? 'breakers: all off; exits are always allowed'
      : `breakers on: ${on.map((x) => `${x.breaker} since ${x.since === null ? '–' : moment(x.since)} (${x.why})`).join(', ')}; exits are allowed`,
  ];
  if (r.differing > 0) lines.push('', `warning: at ${r.differing} of ${r.checked} bars the records say otherwise`);
  return lines.join('\n');
}

export const riskCommand: Command = {
  name: 'risk',
  usage: 'risk --run ID [--at TIME]',
  summary: 'threats, distance to each limit, fear and breakers at a moment of a stored run',
  positional: { min: 0, max: 0, names: [] },
  options: {
    run: { type: 'string', meaning: 'id of a stored run', required: true },
    at: { type: 'string', meaning: 'moment: ISO 8601 or epoch milliseconds, UTC; the last bar without it' },
  },
  async run({ options, dataFolder }) {
    const run = openRun(dataFolder, String(options['run']));
    try {
      const at = options['at'] === undefined ? run.bars - 1 : barAt(run, String(options['at']));
      const reading = await readRisk(openWalk(run), at);
      return {
        json: { ...run.file.summary.provenance, simulated: true, ...reading },
        text: riskText(reading),
      };
    } finally {
      run.close();
    }
  },
};
