import type { Protocol } from '../types';
import { isFields, type Fields, type Json } from './schema';

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const texts = (value: Json | undefined) => (Array.isArray(value) ? value.map(v => text(v)) : []);

/** A definition in the making, with something in every place that the workspace looks at: half a definition is shown as far as it goes. */
export function whole(definition: unknown): Protocol {
  const fields = isFields(definition as Json) ? (definition as Fields) : {};
  const { preference, rationale, issues, rules } = fields;
  return {
    ...fields,
    ...beyond(fields),
    name: text(fields['name']),
    version: Number(fields['version']) || 1,
    title: text(fields['title']),
    responses: fields['responses'] === 1 ? 1 : 2,
    preference: isFields(preference) && fields['responses'] !== 1 ? { ...preference, asks: text(preference['asks']) } : null,
    dimensions: unique(list(fields['dimensions']).map((d, i) => ({ ...d, id: text(d['id']) || `dimension-${i}`, name: text(d['name']) || 'Unnamed', asks: text(d['asks']), levels: texts(d['levels']), notApplicable: text(d['notApplicable']) || null })), d => d.id),
    stepVerdicts: fields['stepVerdicts'] === true,
    issues: isFields(issues) ? { ...issues, classes: unique(list(issues['classes']).map(issueClass), c => c.id), severities: list(issues['severities']).map(s => ({ ...s, value: Number(s['value']) || 0, name: text(s['name']), definition: text(s['definition']) })) } : null,
    rationale: isFields(rationale) ? { ...rationale, required: rationale['required'] === true, minimumLength: Number(rationale['minimumLength']) || 0, asks: text(rationale['asks']) } : null,
    rules: isFields(rules) ? { ...rules, lowRatingNeedsIssue: Number(rules['lowRatingNeedsIssue']) || 0 } : {},
  };
}

/** What only some protocols say. */
function beyond({ correction, interpretations, answerFirst, reports }: Fields): object {
  return {
    reports: Array.isArray(reports) ? texts(reports) : undefined,
    correction: isFields(correction) ? { required: correction['required'] === true, asks: text(correction['asks']) } : null,
    interpretations: isFields(interpretations) ? { asks: text(interpretations['asks']), most: Number(interpretations['most']) || 2, recognitionAsks: text(interpretations['recognitionAsks']) || null } : null,
    answerFirst: isFields(answerFirst) ? { asks: text(answerFirst['asks']), stepsRequired: answerFirst['stepsRequired'] === true, confidenceAsks: text(answerFirst['confidenceAsks']) } : null,
  };
}

function issueClass(fields: Fields, at: number) {
  const codes = list(fields['codes']).map((c, i) => ({ ...c, code: text(c['code']) || `CODE-${at}-${i}`, name: text(c['name']), definition: text(c['definition']) }));
  return { ...fields, id: text(fields['id']) || `CLASS-${at}`, name: text(fields['name']) || 'Unnamed', definition: text(fields['definition']), tellFrom: text(fields['tellFrom']), codes: unique(codes, c => c.code) };
}

/** Two of one key would be drawn as one: the second waits until it has a key of its own. */
function unique<T>(items: T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter(item => !seen.has(key(item)) && seen.add(key(item)));
}
