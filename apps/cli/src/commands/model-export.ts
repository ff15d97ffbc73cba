/** `janus model export`: a trained model as an ONNX file, for other runtimes. */
import { countOf, exportOnnx, OPSET } from '@janus/neural';
import { loadModel } from '@janus/neural/node';
import { MODEL_ID, modelFile, storedBooks, storedModel } from '@janus/server/training';
import type { Command } from '../command.ts';
import { writeNew } from '../write-new.ts';

/** A file as it is named, or an artefact by its id. @throws JanusError no-data naming the artefacts that there are */
function fileOf(named: string, dataFolder: string): string {
  if (!MODEL_ID.test(named)) return named;
  const book = storedBooks(dataFolder).find(({ artefact }) => artefact === named);
  return modelFile(dataFolder, (book ?? storedModel(dataFolder, named)).artefact);
}

export const modelExportCommand: Command = {
  name: 'model export',
  usage: 'model export FILE|ID --onnx OUT',
  summary:
    'a trained model, by its file (.safetensors) or artefact, as an ONNX file: diffgaf-vivit, vivit or diffgaf-lstm',
  positional: { min: 1, max: 1, names: ['FILE|ID'] },
  options: { onnx: { type: 'string', meaning: 'the file to write; it must not be there yet', required: true } },
  async run({ positional, options, dataFolder }) {
    const file = fileOf(positional[0]!, dataFolder);
    const read = await loadModel(file);
    const { model, task, facts } = read;
    const out = String(options['onnx']);
    const bytes = writeNew('onnx', out, exportOnnx(read));
    const outputs = {
      embedding: ['batch', model.width],
      ...(task.outputs > 0 ? { output: ['batch', task.outputs] } : {}),
    };
    const weights = countOf([...model.specs, ...task.specs]);
    const inputs = { input: ['batch', ...model.input] };
    const shapes = Object.entries({ ...inputs, ...outputs }).map(([name, shape]) => `  ${name}  [${shape.join(', ')}]`);
    return {
      json: {
        file,
        onnx: out,
        bytes,
        opset: OPSET,
        model: model.kind,
        modelConfig: model.config,
        task: task.kind,
        taskConfig: task.config,
        weights,
        inputs,
        outputs,
        facts,
      },
      text: [
        `${out}: ${model.kind} for ${task.kind}, ${weights} weights, ${bytes} bytes, operator set ${OPSET}`,
        ...shapes,
      ].join('\n'),
    };
  },
};
