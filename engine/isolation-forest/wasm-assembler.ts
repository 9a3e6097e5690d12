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

/** A module of exported functions without results, over one imported memory `engine.memory`. */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const text = (value: string): Code => vector([...Buffer.from(value)].map((byte) => [byte]));
  const types = (list: readonly ValueType[]) => list.map((type) => [valueTypes[type]]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      vector(functions.map(({ params }) => [0x60, ...vector(types(params)), ...vector([])])),
    ),
    ...section(2, vector([[...text('engine'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(
      7,
      vector(functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)])),
    ),
    ...section(
      10,
      vector(
        functions.map(({ locals, body }) => {
          const code = [
            ...vector(types(locals).map((type) => [0x01, ...type])),
            ...body,
            0x0b,
          ];
          return [...unsigned(code.length), ...code];
        }),
      ),
    ),
  ]);
}
