/** A task from its kind and options, on a model. */
import { badInput } from '@janus/domain';
import type { Model } from '../models/model.ts';
import { classification } from './classification.ts';
import { maskedPatches, nextFrame } from './pretext.ts';
import { TASK_KINDS, type Task, type TaskKind } from './task.ts';
import { volatility } from './volatility.ts';

/**
 * @param options of the task; regime, direction and classes have `names`, those of the classes in order
 * @throws JanusError bad-input for a kind that is none or that the model cannot do; ConfigError
 */
export function openTask(kind: string, model: Model, options: Readonly<Record<string, unknown>> = {}): Task {
  if (!(TASK_KINDS as readonly string[]).includes(kind))
    throw badInput(`'${kind}' is no task; there are ${TASK_KINDS.join(', ')}`);
  const known = kind as TaskKind;
  switch (known) {
    case 'masked-patches':
      return maskedPatches(model, options);
    case 'next-frame':
      return nextFrame(model, options);
    case 'volatility':
      return volatility(model, options);
    case 'regime':
    case 'direction':
    case 'classes': {
      const { names, ...rest } = options;
      if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
        throw badInput(`${kind}: 'names' is ${JSON.stringify(names)}, not the list of its classes`);
      return classification(known, model, names, rest);
    }
  }
}
