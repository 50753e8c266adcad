import { expect, test } from 'vitest';
import { requestProblem } from '../kernel/problem.ts';
import { asPlaces, count, day, dayOrNull, dong, text, textOrNull, texts, ticked, time } from './form.ts';

const said = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

test('text is without its ends; empty is null where it may be left out', () => {
  expect(text(said({ a: ' Ấp 2 ' }), 'a')).toBe('Ấp 2');
  expect(text(said({}), 'a')).toBe('');
  expect(textOrNull(said({ a: ' ' }), 'a')).toBe(null);
});

test('a count left out is null, not nought; words are no number', () => {
  expect(count(said({ a: '' }), 'a')).toBe(null);
  expect(count(said({ a: '0' }), 'a')).toBe(0);
  expect(count(said({ a: 'mười' }), 'a')).toBeNaN();
});

test('money with points, commas, spaces and its sign', () => {
  for (const written of ['2.000.000', '2,000,000', '2 000 000', '2000000', '2.000.000đ', '2.000.000 đ'])
    expect(dong(said({ a: written }), 'a')).toBe(2_000_000);
  expect(dong(said({ a: '' }), 'a')).toBe(null);
  expect(dong(said({ a: 'hai triệu' }), 'a')).toBeNaN();
});

test('a day of three boxes; what is no day stays none', () => {
  expect(day(said({ 'd.day': '6', 'd.month': '9', 'd.year': '2016' }), 'd')).toBe('2016-09-06');
  expect(day(said({ 'd.day': '31', 'd.month': '2', 'd.year': '2016' }), 'd')).toBe('2016-02-31');
  expect(dayOrNull(said({ 'd.day': '', 'd.month': '', 'd.year': '' }), 'd')).toBe(null);
  expect(dayOrNull(said({ 'd.day': '6' }), 'd')).toBe('00-00-06');
});

test('an hour as people write it', () => {
  for (const written of ['19:30', '19h30', '19g30', '19.30'])
    expect(time(said({ a: written }), 'a')).toBe('19:30');
  expect(time(said({ a: '7' }), 'a')).toBe('07:00');
  expect(time(said({ a: '7h' }), 'a')).toBe('07:00');
  expect(time(said({ a: '' }), 'a')).toBe(null);
  expect(time(said({ a: 'tối' }), 'a')).toBe('tối');
});

test('ticked boxes, one and many', () => {
  const form = said({ a: 'on', t: 'water' });
  form.append('t', 'law');
  expect(ticked(form, 'a')).toBe(true);
  expect(ticked(form, 'b')).toBe(false);
  expect(texts(form, 't')).toEqual(['water', 'law']);
});

test('a field is one wrong place, however many words it gives', () => {
  const body = { vi: 'Tổ chức chủ trì', en: 'Body' };
  const labels = { bodyId: body, unitId: body, from: { vi: 'Từ ngày', en: 'From' } };
  const told = requestProblem.unreadable({ fields: ['unitId', 'bodyId', 'from.day', 'from.year'] });
  const problem = asPlaces(told, labels, (field) => field !== 'unitId');
  expect([problem.facts, problem.says.vi]).toEqual([
    { fields: ['bodyId', 'from'] },
    'Có 2 chỗ chưa đúng hoặc chưa đủ.',
  ]);
  const other = requestProblem.notFound();
  expect(asPlaces(other, labels, () => true)).toBe(other);
});
