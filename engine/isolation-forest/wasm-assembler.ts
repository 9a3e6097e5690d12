/**
 * Just enough of the WebAssembly binary format (WebAssembly Core Specification 2.0, chapter 5) to
 * write a small module in TypeScript: expressions are arrays of bytes, functions compose them.
 */
export type Code = readonly number[];

const valueTypes = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
export type ValueType = keyof typeof valueTypes;

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return [...bytes, rest & 0x7f];
}

const operator =
  (opcode: Code) =>
  (...operands: Code[]): Code => [...operands.flat(), ...opcode];

const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)];

const memoryAccess =
  (opcode: Code, align: number) =>
  (address: Code, offset = 0): Code => [...address, ...opcode, align, ...unsigned(offset)];

const memoryStore =
  (opcode: Code, align: number) =>
  (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...opcode,
    align,
    ...unsigned(offset),
  ];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: memoryAccess([0x28], 2),
  store: memoryStore([0x36], 2),
  add: operator([0x6a]),
  sub: operator([0x6b]),
  shl: operator([0x74]),
  lessUnsigned: operator([0x49]),
};

export const f32 = {
  load: memoryAccess([0x2a], 2),
  greater: operator([0x5e]),
};

export const v128 = {
  load: memoryAccess(simd(0x00), 4),
  store: memoryStore(simd(0x0b), 4),
  /** One 32-bit word of memory in all four lanes. */
  loadSplat: memoryAccess(simd(0x09), 2),
  and: operator(simd(0x4e)),
  /** a and not b */
  andNot: operator(simd(0x4f)),
  addI32: operator(simd(0xae)),
  lessOrEqualF32: operator(simd(0x45)),
};

export const local = {
  get: (index: number): Code => [0x20, ...unsigned(index)],
  set: (index: number, value: Code): Code => [...value, 0x21, ...unsigned(index)],
};

/** Runs the body, and again as long as the condition, computed after it, is not 0. */
export function loopWhile(body: Code, condition: Code): Code {
  return [0x03, 0x40, ...body, ...condition, 0x0d, 0x00, 0x0b];
}

/** Runs the body where the condition is not 0. */
export function when(condition: Code, body: Code): Code {
  return [...condition, 0x04, 0x40, ...body, 0x0b];
}

export interface WasmFunction {
  readonly name: string;
  readonly params: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function text(value: string): Code {
  const bytes = Buffer.from(value);
  return [...unsigned(bytes.length), ...bytes];
}

function typeVector(list: readonly ValueType[]): Code {
  return vector(list.map((type) => [valueTypes[type]]));
}

function functionCode({ locals, body }: WasmFunction): Code {
  const code = [...vector(locals.map((type) => [0x01, valueTypes[type]])), ...body, 0x0b];
  return [...unsigned(code.length), ...code];
}

/** "\0asm" and version 1. */
const preamble: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** A module of exported functions without results, over one imported memory `engine.memory`. */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const signatures = functions.map(({ params }) => [0x60, ...typeVector(params), 0x00]);
  const memory = [...text('engine'), ...text('memory'), 0x02, 0x00, 0x01];
  const exported = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  return Uint8Array.from([
    ...preamble,
    ...section(1, vector(signatures)),
    ...section(2, vector([memory])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(7, vector(exported)),
    ...section(10, vector(functions.map(functionCode))),
  ]);
}
