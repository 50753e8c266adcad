import { expect, test } from 'vitest';
import { refuseSetUp } from './set-up.rules.ts';

const said = {
  ...{ homeKind: 'commune', home: 'Xã A', province: '', district: '', name: 'xa-a', from: '2016-01-01' },
  ...{ administrator: 'Cán bộ 1', post: '', userName: 'canbo1', password: 'một câu dễ nhớ của tôi' },
};
const told = (changes: Partial<typeof said>) => {
  const problem = refuseSetUp({ ...said, ...changes });
  return problem && [problem.code, (problem.facts as { fields: string[] }).fields];
};

test('a word of our own addresses is no name of a place', () => {
  expect(told({})).toBeNull();
  for (const name of ['api', 'setup', 't', 'assets', 'gop-y'])
    expect(told({ name })).toEqual(
      name === 't' ? ['request/unreadable', ['name']] : ['setUp/nameReserved', ['name']],
    );
});

test('all that is wrong is named at once; one thing alone has its own sentence', () => {
  expect(told({ name: 'Xã A', userName: 'Cán bộ', password: 'ngắn' })).toEqual([
    'request/unreadable',
    ['name', 'userName', 'password'],
  ]);
  expect(told({ name: 'api', password: 'ngắn' })).toEqual(['request/unreadable', ['name', 'password']]);
  expect(told({ password: 'ngắn' })).toEqual(['account/passwordShort', ['password']]);
  expect(told({ password: '' })).toEqual(['request/unreadable', ['password']]);
});
