// The published JSON Schema of a protocol, as far as a form needs it: whatever it has, the form has a field for.

export interface Schema {
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  /** What holds where nothing is said. */
  default?: Json;
  anyOf?: Schema[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Fields = { [key: string]: Json };
export type Path = readonly (string | number)[];

export type Kind = 'optional' | 'object' | 'places' | 'list' | 'choices' | 'values' | 'choice' | 'boolean' | 'integer' | 'text' | 'unknown';

/** Which field stands for a schema. `optional`: something or nothing. `places`: a fixed number of texts. */
export function kindOf(schema: Schema): Kind {
  if (schema.anyOf?.some(s => s.type === 'null')) return 'optional';
  if (schema.enum) return 'choice';
  switch (mainType(schema)) {
    case 'object': return 'object';
    case 'boolean': return 'boolean';
    case 'integer': case 'number': return 'integer';
    case 'string': return 'text';
    case 'array': return kindOfList(schema);
    default: return 'unknown';
  }
}

function kindOfList(schema: Schema): Kind {
  const items = schema.items ?? {};
  if (kindOf(items) === 'object') return 'list';
  if (items.enum) return 'choices';
  return schema.minItems !== undefined && schema.minItems === schema.maxItems ? 'places' : 'values';
}

function mainType(schema: Schema): string | undefined {
  return Array.isArray(schema.type) ? schema.type.find(t => t !== 'null') : schema.type;
}

/** Whether nothing at all may stand there. */
export function mayBeNull(schema: Schema): boolean {
  return Array.isArray(schema.type) && schema.type.includes('null');
}

/** What an optional thing is when it is there. */
export function present(schema: Schema): Schema {
  return schema.anyOf?.find(s => s.type !== 'null') ?? {};
}

/** Something new, in the shape of the schema and with nothing said yet. */
export function blank(schema: Schema): Json {
  if (mayBeNull(schema)) return null;
  switch (kindOf(schema)) {
    case 'optional': return null;
    case 'object': return Object.fromEntries((schema.required ?? []).map(key => [key, blank(schema.properties?.[key] ?? {})]));
    case 'list': return Array.from({ length: schema.minItems ?? 0 }, () => blank(schema.items ?? {}));
    case 'places': return Array.from({ length: schema.minItems ?? 0 }, () => '');
    case 'choices': case 'values': return [];
    case 'choice': return schema.enum?.[0] ?? null;
    case 'boolean': return false;
    case 'integer': return schema.minimum ?? 0;
    default: return '';
  }
}

export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((v, key) => (Array.isArray(v) ? v[key as number] : isFields(v) ? v[key] : undefined), value);
}

/** The same with another value at a place; `undefined` takes the place away. What is not on the way stays the same object. */
export function put(value: Json | undefined, path: Path, next: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return next ?? null;
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    if (rest.length === 0 && next === undefined) list.splice(key, 1);
    else list[key] = put(list[key], rest, next);
    return list;
  }
  const fields = isFields(value) ? { ...value } : {};
  if (rest.length === 0 && next === undefined) delete fields[key];
  else fields[key] = put(fields[key], rest, next);
  return fields;
}

export const pointerOf = (path: Path): string => path.map(p => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const idOf = (path: Path): string => `f-${path.map(p => String(p).replaceAll(/[^A-Za-z0-9]/g, '_')).join('-')}`;

export function pathOf(pointer: string): Path {
  return pointer.split('/').slice(1).map(p => p.replaceAll('~1', '/').replaceAll('~0', '~')).map(p => (/^\d+$/.test(p) ? Number(p) : p));
}

/** A short name in the alphabet that a pattern asks for. */
export function shortName(words: string, pattern: string | undefined): string {
  const plain = words.normalize('NFKD').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40);
  return pattern?.includes('A-Z') ? plain.toUpperCase() : plain.toLowerCase();
}
