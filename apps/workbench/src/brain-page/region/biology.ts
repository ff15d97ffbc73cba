/** One sentence a region: what the organ does, and what that becomes here. And what stands in for it when it is off. */
export interface Biology {
  readonly organ: string;
  readonly here: string;
  /** Null for what cannot be switched off. */
  readonly off: string | null;
}

export const BIOLOGY: Readonly<Record<string, Biology>> = {
  'visual-cortex': {
    organ: 'Turns what the eye sends into features and hands them on; it decides nothing.',
    here: 'A window of returns becomes a picture, the picture a signed direction, silent until it has proved itself.',
    off: 'no percept: the modality is absent',
  },
  thalamus: {
    organ: 'Nearly all senses reach the cortex through it; it holds back what does not matter now.',
    here: 'One gate a stream of evidence, open as far as that stream has earned trust.',
    off: 'every stream that is there, at gate 1 and relevance 1',
  },
  hypothalamus: {
    organ: 'Keeps the inner state where the body can live, and moves the target before need arises.',
    here: 'One appetite for risk from drawdown, regime and turmoil, and a size from what trades have earned.',
    off: 'appetite 1, a neutral share of equity',
  },
  amygdala: {
    organ: 'Answers to threat before the cortex has understood it, and unlearns fear afterwards.',
    here: 'Knows what is usual in this market and stops entries into what is far from it.',
    off: 'no threat; kill switches, freeze and safe mode still hold',
  },
  prefrontal: {
    organ: 'Holds rules in mind and stops what is about to break one.',
    here: 'Holds every order against five rules with truth values; only what it approves can be sent.',
    off: 'every rule true',
  },
  'basal-ganglia': {
    organ: 'Two opposed pathways: Go learns what an action brings, No-Go what it costs; dopamine tilts them.',
    here: 'Chooses buy, sell or hold among what the strategies propose.',
    off: 'the strongest strategy wins, a tie holds',
  },
  cerebellum: {
    organ: 'Predicts what a movement will bring before it is made, and corrects the next one.',
    here: 'Forecasts slippage, fill and cost of an order, and refuses what costs more than it can earn.',
    off: 'no forecast of cost',
  },
  hippocampus: {
    organ: 'Stores an experience after one exposure and keeps similar ones apart.',
    here: 'Recalls the episodes nearest to this moment and what each action was worth in them.',
    off: 'nothing recalled',
  },
  cortex: {
    organ: 'Learns slowly and statistically what the hippocampus learns at once.',
    here: 'Matches the market to a schema that says what usually follows; gives a prior, never a veto.',
    off: 'no schema, tonic dopamine 0, no prior',
  },
  integration: {
    organ: 'The white matter: what connects, without an opinion of its own.',
    here: 'The loop that takes one event through six stages and writes one record.',
    off: null,
  },
};
