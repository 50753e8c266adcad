import { afterEach, expect, test } from 'vitest';
import { example, type Folder, folderWith } from '../../../test/world/assign-files.ts';
import { type Finding, Findings } from './assign.findings.ts';
import { readProblem } from './assign.problem.ts';

let folder: Folder | null = null;
afterEach(async () => folder?.remove());

type Given = Partial<Record<'officials' | 'units' | 'current' | 'costs' | 'rules', string>>;

/** What reading these files finds; lists that are left out are the example's. */
async function read(given: Given) {
  const files = Object.fromEntries(
    Object.entries({ officials: example['officials.csv'], units: example['units.csv'], ...given }).map(
      ([list, text]) => [list, { name: `${list}.${list === 'rules' ? 'json' : 'csv'}`, text }],
    ),
  );
  folder = await folderWith(Object.fromEntries(Object.values(files).map(({ name, text }) => [name, text])));
  const at = (list: keyof Given) => (files[list] ? folder?.at(files[list].name) : undefined);
  const findings = new Findings();
  const problem = await readProblem(
    {
      officials: at('officials') ?? '',
      units: at('units') ?? '',
      current: at('current'),
      costs: at('costs'),
      rules: at('rules'),
    },
    0,
    findings,
  );
  return { problem, wrong: findings.wrong.map(place), notes: findings.notes(), findings };
}

const place = ({ file, line, column }: Finding) => `${file.split('/').at(-1)}:${line}:${column}`;

test.each<[string, Given, string[]]>([
  ['a required column missing', { officials: 'name\nA\n' }, ['officials.csv:1:1']],
  ['an empty file', { units: '' }, ['units.csv:1:1']],
  ['a heading that is not in row 1', { units: '\nid\nto1\n' }, ['units.csv:1:1']],
  ['an id missing', { officials: 'id,name\ncb1,A\n,B\n' }, ['officials.csv:3:1']],
  ['an id twice', { units: 'id\nto1\nto2\nto1\n' }, ['units.csv:4:1']],
  ['an id twice, once decomposed', { units: `id\nTổ\n${'Tổ'.normalize('NFD')}\n` }, ['units.csv:3:1']],
  ['a unit of current twice', { current: 'unit,official\nto1,cb1\nto1,cb2\n' }, ['current.csv:3:1']],
  ['a holder missing', { current: 'unit,official\nto1,\n' }, ['current.csv:2:2']],
  ['a pair of costs twice', { costs: 'official,unit,cost\ncb1,to1,1\ncb1,to1,2\n' }, ['costs.csv:3:1']],
  [
    'unknown ids in costs',
    { costs: 'official,unit,cost\ncb9,to1,1\ncb1,to9,2\n' },
    ['costs.csv:2:1', 'costs.csv:3:2'],
  ],
  [
    'a cost that is none',
    { costs: 'official,unit,cost\ncb1,to1,-1\ncb1,to2,\ncb1,to3,1.5\n' },
    ['costs.csv:2:3', 'costs.csv:3:3', 'costs.csv:4:3'],
  ],
  ['a load that is none', { costs: 'official,unit,cost,load\ncb1,to1,1,x\n' }, ['costs.csv:2:4']],
  ['a weight that is none', { units: 'id,weight\nto1,1\nto2,two\n' }, ['units.csv:3:2']],
  [
    'min and max that are none',
    { officials: 'id,min,max\ncb1,-1,1e3\n' },
    ['officials.csv:2:2', 'officials.csv:2:3'],
  ],
  ['min above max', { officials: 'id,min,max\ncb1,3,2\n' }, ['officials.csv:2:2']],
  ['a latitude with a comma', { units: 'id,lat,lon\nto1,"10,15",106\n' }, ['units.csv:2:2']],
  ['places off the globe', { units: 'id,lat,lon\nto1,90.1,-180.1\n' }, ['units.csv:2:2', 'units.csv:2:3']],
  ['a list that was not quoted', { officials: 'id,skills\ncb1,y tế,xã hội\n' }, ['officials.csv:2:3']],
  ['quotes that do not match', { units: 'id,name\nto1,"A\nto2,B\n' }, ['units.csv:2:2']],
  ['rules that are no JSON', { rules: '{"hard": [}' }, ['rules.json:1:11']],
  ['rules that are no object', { rules: '[]' }, ['rules.json:1:1']],
  ['an unknown key', { rules: '{\n  "tier": []\n}' }, ['rules.json:2:3']],
  [
    'an unknown key within',
    { rules: '{"balance":{"of":"count"},"points":{"km":1}}' },
    ['rules.json:1:13', 'rules.json:1:37'],
  ],
  ['a key twice', { rules: '{"hard":[],"hard":[]}' }, ['rules.json:1:12']],
  [
    'unknown values',
    { rules: '{"balance":{"by":"need","spread":-1},"hard":["roads"],"tiers":["speed"]}' },
    ['rules.json:1:18', 'rules.json:1:34', 'rules.json:1:46', 'rules.json:1:64'],
  ],
  [
    'values of the wrong kind',
    { rules: '{"hard":"home","locks":{},"points":[],"maxChanges":1.5}' },
    ['rules.json:1:9', 'rules.json:1:24', 'rules.json:1:36', 'rules.json:1:52'],
  ],
  ['a tier twice', { rules: '{"tiers":["cost","cost"]}' }, ['rules.json:1:18']],
  [
    'a tolerance that is none',
    { rules: '{"tiers":[{"tier":"cost","tolerance":-0.1},{"tolerance":1}]}' },
    ['rules.json:1:38', 'rules.json:1:44'],
  ],
  ['points that are not whole', { rules: '{"points":{"metre":0.5}}' }, ['rules.json:1:20']],
  ['a lock without an official', { rules: '{"locks":[{"unit":"to1"}]}' }, ['rules.json:1:11']],
  [
    'unknown ids in locks and forbid',
    { rules: '{"locks":[{"unit":"to9","official":"cb1"}],"forbid":[{"unit":"to1","official":"cb9"}]}' },
    ['rules.json:1:11', 'rules.json:1:54'],
  ],
  [
    'a unit locked twice',
    { rules: '{"locks":[{"unit":"to1","official":"cb1"},\n{"unit":"to1","official":"cb2"}]}' },
    ['rules.json:2:1'],
  ],
  [
    'a pair locked and forbidden',
    { rules: '{"locks":[{"unit":"to1","official":"cb1"}],"forbid":[{"unit":"to1","official":"cb1"}]}' },
    ['rules.json:1:11'],
  ],
  [
    'a lock that the costs do not list',
    { rules: '{"locks":[{"unit":"to1","official":"cb1"}]}', costs: 'official,unit,cost\ncb2,to1,1\n' },
    ['rules.json:1:11'],
  ],
  [
    'costs too large to add up',
    {
      costs: 'official,unit,cost\ncb1,to1,1000000000000\n',
      units: `id\n${Array.from({ length: 10_000 }, (_, at) => `to${at + 1}`).join('\n')}\n`,
    },
    ['costs.csv:1:1'],
  ],
])('refuses %s, and says where', async (_, given, places) => {
  expect((await read(given)).wrong).toEqual(places);
});

test.each<[string, Given, string]>([
  [
    'a column that is not used',
    { officials: 'id,phone\ncb1,0\n', costs: 'official,unit,cost\n' },
    'officials.csv:1:2',
  ],
  [
    'a column that stands twice',
    { officials: 'id,mã\ncb1,0\n', costs: 'official,unit,cost\n' },
    'officials.csv:1:2',
  ],
  ['a unit that is gone', { current: 'unit,official\nto9,cb1\n' }, 'current.csv:2:1'],
  ['a holder who is gone', { current: 'unit,official\nto1,cb9\n' }, 'current.csv:2:2'],
  ['a missing place', {}, 'units.csv:5:4'],
  ['missing columns of places', { officials: 'id\ncb1\n' }, 'officials.csv:1:1'],
  ['a load that is not used', { costs: 'official,unit,cost,load\ncb1,to1,1,2\n' }, 'costs.csv:1:1'],
  [
    'a lock that wins',
    { rules: '{"hard":["home"],"locks":[{"unit":"to1","official":"cb1"}]}' },
    'rules.json:1:27',
  ],
])('notes %s', async (_, given, where) => {
  const { wrong, notes } = await read(given);
  expect(wrong).toEqual([]);
  expect(notes.map(({ file, line, column }) => `${file}:${line}:${column}`)).toContain(where);
});

test.each(['\n', '\r\n', '\r'])('rows end in %j, a break inside quotes is kept', async (end) => {
  const units = ['mã;tên', 'to1;"A', 'B"', 'to2;C'].join(end);
  const { problem, wrong } = await read({ units });
  expect({ ids: problem.units.map(({ id }) => id), wrong }).toEqual({ ids: ['to1', 'to2'], wrong: [] });
});

test('headings count by their letters, in Vietnamese and English, and lists split at ; and |', async () => {
  const { problem, notes } = await read({
    officials:
      'MÃ\tHọ_Tên\tNGÀNH\tChuyên môn\tĐơn vị nơi ở\tĐịa bàn\tVĩ độ\tkinh  do\tTối thiểu\ttoi_da\ncb1\tA\tB\tY tế|Xã  hội;Hoá\tto1\tẤP 1\t10.5\t-106\t1\t4\n',
    units: '"Mã";"Tên";"trọng số";"chuyên môn bắt buộc";"Skills"\n"to1";"Tổ 1";2;"hóa;Y TẾ";xã hội\n',
  });
  expect(notes.map(({ file }) => file)).toEqual(['units.csv']);
  expect(problem.officials).toMatchObject([
    { id: 'cb1', homeUnit: 'to1', place: { lat: 10.5, lon: -106 }, min: 1, max: 4 },
  ]);
  expect(problem.units).toMatchObject([{ id: 'to1', weight: 2 }]);
  const [official, unit] = [problem.officials[0], problem.units[0]];
  expect(unit?.requiredSkills?.every((skill) => official?.skills?.includes(skill))).toBe(true);
  expect(unit?.skills?.every((skill) => official?.skills?.includes(skill))).toBe(true);
});

test('rules keep their defaults where they say nothing', async () => {
  const { problem } = await read({
    rules:
      '{"balance":{"spread":2},"points":{"change":7},"tiers":["changes",{"tier":"travel","tolerance":0.02}]}',
  });
  expect(problem.rules).toMatchObject({
    balance: { by: 'count', spread: 2 },
    hard: ['requiredSkills'],
    points: { metre: 1, missingSkill: 3000, otherArea: 2000, change: 7 },
    tiers: [
      { tier: 'changes', tolerance: 0 },
      { tier: 'travel', tolerance: 0.02 },
    ],
    maxChanges: null,
  });
});
