/**
 * An ONNX model under construction: nodes in the order they run, constants, inputs and outputs. Field numbers are those
 * of onnx.proto3. Operators of set 20, the first with Gelu; IR version 9, which goes with it.
 */
import { sizeOf } from '../models/weights.ts';
import { bytesField, floatField, integerField, join, messageField, textField, type Message } from './protobuf.ts';

export const OPSET = 20;
const IR_VERSION = 9;
const FLOAT = 1;
const INT64 = 7;

/** Name of what a node gives, an input or a constant. */
export type Value = string;
/** A whole number, a list of them, a word, or a number with a point. */
export type Attribute = number | readonly number[] | string | { readonly float: number };

export interface Graph {
  readonly nodes: Message[];
  readonly constants: Map<string, Message>;
  readonly inputs: Message[];
  readonly outputs: Message[];
  count: number;
}
export const openGraph = (): Graph => ({ nodes: [], constants: new Map(), inputs: [], outputs: [], count: 0 });

/** AttributeProto: name 1, f 2, i 3, s 4, ints 8, type 20. */
function attribute(name: string, value: Attribute): Message {
  const typed = (type: number, ...fields: Uint8Array[]): Message => [
    textField(1, name),
    ...fields,
    integerField(20, type),
  ];
  if (typeof value === 'number') return typed(2, integerField(3, value));
  if (typeof value === 'string') return typed(3, textField(4, value));
  if ('float' in value) return typed(1, floatField(2, value.float));
  return typed(7, ...value.map((i) => integerField(8, i)));
}

/** NodeProto: input 1, output 2, name 3, op_type 4, attribute 5. @param as names of what it gives; '' for what is not wanted */
export function node(
  g: Graph,
  type: string,
  inputs: readonly Value[],
  attributes: Readonly<Record<string, Attribute>> = {},
  as: readonly Value[] = [`v${g.count}`],
): Value {
  g.count += 1;
  g.nodes.push([
    ...inputs.map((name) => textField(1, name)),
    ...as.map((name) => textField(2, name)),
    textField(3, `${type} ${g.nodes.length}`),
    textField(4, type),
    ...Object.entries(attributes).map(([name, value]) => messageField(5, attribute(name, value))),
  ]);
  return as.find((name) => name !== '')!;
}

/** TensorProto: dims 1, data_type 2, name 8, raw_data 9, little-endian. The same name is the same constant. */
function constant(g: Graph, name: string, type: number, shape: readonly number[], bytes: Uint8Array): Value {
  if (!g.constants.has(name))
    g.constants.set(name, [
      ...shape.map((n) => integerField(1, n)),
      integerField(2, type),
      textField(8, name),
      bytesField(9, bytes),
    ]);
  return name;
}
/** @throws Error where the shape does not hold the values */
export function floats(g: Graph, name: string, values: ArrayLike<number>, shape: readonly number[]): Value {
  if (sizeOf(shape) !== values.length) throw new Error(`${name}: ${values.length} numbers in [${shape.join(', ')}]`);
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i]!, true);
  return constant(g, name, FLOAT, shape, bytes);
}
export const scalar = (g: Graph, value: number): Value => floats(g, `number ${value}`, [value], []);
/** A list of whole numbers: a shape, axes, places. */
export function integers(g: Graph, values: readonly number[]): Value {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((n, i) => view.setBigInt64(8 * i, BigInt(n), true));
  return constant(g, `integers ${values.join(' ')}`, INT64, [values.length], bytes);
}

/** ValueInfoProto of floats: the first axis is the batch, of any length. */
const named = (name: string, shape: readonly number[]): Message => [
  textField(1, name),
  messageField(2, [
    messageField(1, [
      integerField(1, FLOAT),
      messageField(2, [
        messageField(1, [textField(2, 'batch')]),
        ...shape.map((n) => messageField(1, [integerField(1, n)])),
      ]),
    ]),
  ]),
];
/** @param shape of one sample */
export function input(g: Graph, name: string, shape: readonly number[]): Value {
  g.inputs.push(named(name, shape));
  return name;
}
export function output(g: Graph, name: Value, shape: readonly number[]): void {
  g.outputs.push(named(name, shape));
}

/** ModelProto: ir_version 1, producer 2 and 3, graph 7, opset 8, metadata 14; GraphProto: node 1, name 2, initializer 5, input 11, output 12. */
export function modelBytes(
  g: Graph,
  name: string,
  version: string,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const graph: Message = [
    ...g.nodes.map((message) => messageField(1, message)),
    textField(2, name),
    ...[...g.constants.values()].map((message) => messageField(5, message)),
    ...g.inputs.map((message) => messageField(11, message)),
    ...g.outputs.map((message) => messageField(12, message)),
  ];
  return join([
    integerField(1, IR_VERSION),
    textField(2, 'janus'),
    textField(3, version),
    messageField(7, graph),
    messageField(8, [textField(1, ''), integerField(2, OPSET)]),
    ...Object.entries(metadata).map(([k, v]) => messageField(14, [textField(1, k), textField(2, v)])),
  ]);
}
