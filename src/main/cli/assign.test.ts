import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { example, type Folder, folderWith } from '../../../test/world/assign-files.ts';
import { tableBytes } from '../../server/tables.ts';

let folder: Folder;
afterEach(() => folder.remove());

/** Runs the real command line on files; names of files in the arguments are taken from the folder. */
async function run(files: Readonly<Record<string, string | Uint8Array>>, args: string): Promise<Ran> {
  folder = await folderWith(files);
  return again(args);
}

type Ran = { code: number | null; said: string; out: string | null; report: Report | null };
type Report = Record<string, unknown> & { timings?: unknown; assignments?: unknown[] };

async function again(args: string): Promise<Ran> {
  const argv = args.split(' ').map((arg) => (/\.(csv|xlsx|json)$/.test(arg) ? folder.at(arg) : arg));
  const child = spawn(process.execPath, ['src/main/cli.ts', 'assign', ...argv]);
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  child.stdout.on('data', (text) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const report = await folder.read('report.json');
  return {
    code,
    said,
    out: await folder.read('plan.csv'),
    report: report === null ? null : JSON.parse(report),
  };
}

const lists = '--officials officials.csv --units units.csv';
const current = `${lists} --current current.csv`;
const written = '--out plan.csv --report report.json';

type Unit = { lat?: number; lon?: number; area?: string; skill?: string; holder?: string };

/** Every plan of the worked example, priced by the haversine formula from the contract's words alone. */
function cheapest(isAllowed: (plan: string[]) => boolean): { plan: string[]; cost: number } {
  const officials = {
    cb1: { lat: 10.15, lon: 106.3, skills: ['nông nghiệp'], area: 'Ấp 1' },
    cb2: { lat: 10.16, lon: 106.3, skills: ['y tế', 'xã hội'], area: 'Ấp 2' },
  };
  const units: Unit[] = [
    { lat: 10.15, lon: 106.301, area: 'Ấp 1' },
    { lat: 10.1505, lon: 106.3, area: 'Ấp 1', skill: 'y tế', holder: 'cb1' },
    { lat: 10.159, lon: 106.3005, area: 'Ấp 2', skill: 'nông nghiệp', holder: 'cb2' },
    { area: 'Ấp 2' },
    { lat: 10.16, lon: 106.301 },
  ];
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const cost = (id: string, unit: Unit) => {
    const official = officials[id as keyof typeof officials];
    let metres = 0;
    if (unit.lat !== undefined && unit.lon !== undefined) {
      const h =
        Math.sin(radians(unit.lat - official.lat) / 2) ** 2 +
        Math.cos(radians(unit.lat)) *
          Math.cos(radians(official.lat)) *
          Math.sin(radians(unit.lon - official.lon) / 2) ** 2;
      metres = Math.floor(2 * 6_371_008.8 * Math.asin(Math.sqrt(h)) + 0.5);
    }
    const missing = unit.skill && !official.skills.includes(unit.skill) ? 3000 : 0;
    const other = unit.area && unit.area !== official.area ? 2000 : 0;
    return metres + missing + other + (unit.holder && unit.holder !== id ? 4000 : 0);
  };
  const plans = Array.from({ length: 32 }, (_, at) =>
    units.map((__, unit) => ((at >> unit) & 1 ? 'cb2' : 'cb1')),
  );
  return plans
    .filter(isAllowed)
    .map((plan) => ({ plan, cost: plan.reduce((sum, id, at) => sum + cost(id, units[at] ?? {}), 0) }))
    .reduce((best, next) => (next.cost < best.cost ? next : best));
}

const isTight = (plan: string[]) => [2, 3].includes(plan.filter((id) => id === 'cb1').length);
const awayFromHome = (plan: string[]) => plan[0] !== 'cb1';

test.each<[string, object | null, (plan: string[]) => boolean, number, string]>([
  ['as it stands', null, isTight, 6398, 'to1,cb1,109\nto2,cb1,3056\nto3,cb2,3124\nto4,cb2,0\nto5,cb2,109\n'],
  [
    'nobody at home',
    { hard: ['requiredSkills', 'home'] },
    (plan) => isTight(plan) && awayFromHome(plan),
    10_414,
    'to1,cb2,3117\nto2,cb1,3056\nto3,cb2,3124\nto4,cb2,0\nto5,cb1,1117\n',
  ],
  [
    'nobody at home, no balance',
    { hard: ['requiredSkills', 'home'], balance: { spread: 'none' } },
    awayFromHome,
    9406,
    'to1,cb2,3117\nto2,cb1,3056\nto3,cb2,3124\nto4,cb2,0\nto5,cb2,109\n',
  ],
])(
  'the worked example comes out, %s, as looking at all 32 plans finds',
  async (_, rules, isAllowed, cost, rows) => {
    const files = rules ? { ...example, 'rules.json': JSON.stringify(rules) } : example;
    const ran = await run(files, `${current} ${written}${rules ? ' --rules rules.json' : ''}`);
    expect(ran).toMatchObject({ code: 0, out: `unit,official,cost\n${rows}` });
    expect(ran.report).toMatchObject({
      status: 'optimal',
      objective: cost,
      bound: cost,
      gap: 0,
      stoppedBy: null,
    });
    expect(ran.report?.certificate).toMatchObject({ violations: 0 });
    const best = cheapest(isAllowed);
    expect({ cost: best.cost, rows: rows.match(/cb\d/g) }).toEqual({ cost, rows: best.plan });
  },
);

test('the report has exactly the keys that were agreed', async () => {
  const { report } = await run(example, `${current} ${written}`);
  expect(Object.keys(report ?? {})).toEqual(
    'status objective bound gap stoppedBy spread certificate tiers loads exceptions fairness notes timings'.split(
      ' ',
    ),
  );
  expect(report).toMatchObject({
    spread: 'tight',
    certificate: { violations: 0, pairsPriced: 10 },
    tiers: [
      { tier: 'spread', value: 0, bound: 0, tolerance: 0 },
      { tier: 'cost', value: 6398, bound: 6398, tolerance: 0 },
    ],
    loads: [
      { official: 'cb1', units: 2, weight: 2, min: 2, max: 3 },
      { official: 'cb2', units: 3, weight: 3, min: 2, max: 3 },
    ],
    fairness: { min: 2, max: 3, share: 2.5, withinOne: 1, gini: 0.1 },
  });
  expect(Object.keys(report?.timings ?? {})).toEqual(['readMs', 'candidatesMs', 'solveMs', 'certifyMs']);
});

test('--explain tells parts, who was ruled out and what the next best costs', async () => {
  const files = { ...example, 'rules.json': '{"hard":["requiredSkills","home"]}' };
  const { report } = await run(files, `${current} ${written} --rules rules.json --explain`);
  expect(report?.assignments?.[0]).toEqual({
    unit: 'to1',
    official: 'cb2',
    cost: 3117,
    parts: { travel: 1117, skills: 0, area: 2000, change: 0 },
    ruledOut: [{ rule: 'home', officials: ['cb1'] }],
    alternatives: [],
  });
  expect(report?.assignments?.[4]).toMatchObject({
    unit: 'to5',
    alternatives: [{ official: 'cb2', exact: true, moves: [{ unit: 'to5', from: 'cb1', to: 'cb2' }, {}] }],
  });
});

test.each([
  [102, 37, '28 × 3, 9 × 2'],
  [90, 47, '43 × 2, 4 × 1'],
  [11, 11, '11 × 1'],
])('%i units over %i officials come out as %s, the same bytes each time', async (units, officials, loads) => {
  const place = (at: number) =>
    `${(10 + ((at * 37) % 101) / 1000).toFixed(4)},${(106 + ((at * 53) % 97) / 1000).toFixed(4)}`;
  const rows = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${kind} ${at + 1},${place(at)}`).join('\n');
  const files = {
    'officials.csv': `id,lat,lon\n${rows('Cán bộ', officials)}\n`,
    'units.csv': `id,lat,lon\n${rows('Tổ', units)}\n`,
  };
  const first = await run(files, `${lists} ${written}`);
  expect(first.code).toBe(0);
  expect(first.said).toContain(loads);
  expect(first.report).toMatchObject({
    status: 'optimal',
    certificate: { violations: 0, pairsPriced: units * officials },
  });
  const second = await again(`${lists} ${written}`);
  expect(second.out).toBe(first.out);
  expect({ ...second.report, timings: 0 }).toEqual({ ...first.report, timings: 0 });
});

test('spreadsheets with Vietnamese headings in, a spreadsheet out', async () => {
  const officials = await tableBytes(
    'xlsx',
    ['Mã', 'Vĩ độ', 'Kinh độ'],
    [
      [1, 10.15, 106.3],
      [2, 10.16, 106.3],
    ],
  );
  const units = await tableBytes(
    'xlsx',
    ['mã', 'vi do', 'KINH ĐỘ'],
    [
      ['to1', 10.15, 106.3],
      ['to2', 10.16, 106.3],
    ],
  );
  const { code } = await run(
    { 'officials.xlsx': officials, 'units.xlsx': units },
    '--officials officials.xlsx --units units.xlsx --out plan.xlsx',
  );
  expect(code).toBe(0);
  const plan = await tableBytes(
    'xlsx',
    ['unit', 'official', 'cost'],
    [
      ['to1', '1', 0],
      ['to2', '2', 0],
    ],
  );
  expect(await folder.read('plan.xlsx')).toBe(Buffer.from(plan).toString('utf8'));
});

test('the seed tells equal plans apart', async () => {
  const files = { 'officials.csv': 'id\na\nb\nc\n', 'units.csv': `id\n${[...'123456789'].join('\n')}\n` };
  const zero = await run(files, `${lists} ${written}`);
  expect(zero.report?.objective).toBe(0);
  expect((await again(`${lists} ${written} --seed 0`)).out).toBe(zero.out);
  expect((await again(`${lists} ${written} --seed 1`)).out).not.toBe(zero.out);
});

test('by weight, with a load for a pair of its own, looking at all 16 plans finds the same cost', async () => {
  const weights = [3, 1, 2, 2];
  const cost = (official: number, unit: number) => (unit * 7 + official * 5) % 11;
  const load = (official: number, unit: number) => (official === 0 && unit === 3 ? 5 : (weights[unit] ?? 0));
  const pairs = [0, 1].flatMap((o) => weights.map((_, u) => `cb${o},to${u},${cost(o, u)},${load(o, u)}`));
  const files = {
    'officials.csv': 'id\ncb0\ncb1\n',
    'units.csv': `id,weight\n${weights.map((weight, unit) => `to${unit},${weight}`).join('\n')}\n`,
    'costs.csv': `official,unit,cost,load\n${pairs.join('\n')}\n`,
    'rules.json': '{"balance":{"by":"weight","spread":"tight"}}',
  };
  const best = Array.from({ length: 16 }, (_, at) => weights.map((__, unit) => (at >> unit) & 1))
    .filter((plan) =>
      [0, 1].every((o) => {
        const held = plan.reduce((sum, of, unit) => (of === o ? sum + load(o, unit) : sum), 0);
        return held >= 3 && held <= 5;
      }),
    )
    .reduce(
      (least, plan) =>
        Math.min(
          least,
          plan.reduce((sum, o, u) => sum + cost(o, u), 0),
        ),
      99,
    );
  const { code, report } = await run(files, `${lists} --costs costs.csv --rules rules.json ${written}`);
  expect(code).toBe(0);
  expect(report).toMatchObject({ status: 'optimal', objective: best, bound: best, gap: 0, spread: 'tight' });
});

test('no more holders change than allowed, at the least that this costs', async () => {
  const files = {
    'officials.csv': 'id,lat,lon\ncb1,10,106\ncb2,10.5,106\n',
    'units.csv': 'id,lat,lon\nto1,10,106\nto2,10.1,106\nto3,10.4,106\nto4,10.5,106\n',
    'current.csv': 'unit,official\nto1,cb2\nto2,cb2\nto3,cb1\nto4,cb1\n',
  };
  const rules = (maxChanges: number) => JSON.stringify({ maxChanges, points: { change: 0 } });
  const plan = (rows: string) => `unit,official,cost\n${rows}`;
  const free = await run({ ...files, 'rules.json': rules(4) }, `${current} --rules rules.json ${written}`);
  expect(free.out).toBe(plan('to1,cb1,0\nto2,cb1,11120\nto3,cb2,11120\nto4,cb2,0\n'));
  const two = await run({ ...files, 'rules.json': rules(2) }, `${current} --rules rules.json ${written}`);
  expect(two.out).toBe(plan('to1,cb1,0\nto2,cb2,44478\nto3,cb1,44478\nto4,cb2,0\n'));
  expect(two.report).toMatchObject({ status: 'optimal', gap: 0 });
  const none = await run({ ...files, 'rules.json': rules(0) }, `${current} --rules rules.json ${written}`);
  expect(none.report).toMatchObject({ status: 'optimal', objective: 2 * (55_598 + 44_478) });
});

test('no units: the heading alone; units but no official: no answer', async () => {
  const none = await run({ 'officials.csv': 'id,min\ncb1,2\n', 'units.csv': 'id\n' }, `${lists} ${written}`);
  expect(none).toMatchObject({
    code: 0,
    out: 'unit,official,cost\n',
    report: { status: 'optimal', objective: 0 },
  });
  const nobody = await run({ 'officials.csv': 'id\n', 'units.csv': 'id\nto1\n' }, `${lists} ${written}`);
  expect(nobody).toMatchObject({ code: 3, out: null, report: { status: 'infeasible' } });
});

test('without a plan it names who stands in the way and what to relax, and leaves the old plan alone', async () => {
  const files = {
    'officials.csv': 'id,skills,max\ncb1,y tế,2\ncb2,xã hội,\n',
    'units.csv': 'id,required_skills\nto1,y tế\nto2,Y Tế\nto3,y tế\nto4,\n',
    'plan.csv': 'the old plan',
  };
  const { code, out, report, said } = await run(files, `${lists} ${written}`);
  expect({ code, out }).toEqual({ code: 3, out: 'the old plan' });
  expect(report).toMatchObject({
    status: 'infeasible',
    infeasible: {
      units: ['to1', 'to2', 'to3'],
      officials: ['cb1'],
      room: 2,
      relax: [
        { rule: 'requiredSkills', cost: 0 },
        { rule: 'max', cost: 0 },
      ],
    },
  });
  expect(said).toMatch(/to1, to2, to3.*cb1.*2/);
});

test('bad input: exit 2, where and what to do in both languages, and nothing written', async () => {
  const files = { ...example, 'units.csv': 'id,weight\nto1,1\nto1,x\n', 'plan.csv': 'the old plan' };
  const { code, out, report, said } = await run(files, `${lists} ${written}`);
  expect({ code, out, report }).toEqual({ code: 2, out: 'the old plan', report: null });
  expect(said).toContain('units.csv:3:2: dòng 3, cột 2: «x»');
  expect(said).toContain('line 3, column 2: "x" is not a whole number');
  expect(said).toContain('line 3, column 1: id "to1" already stands on line 2');
});

test.each([
  ['--explain without --report', `${lists} --out plan.csv --explain`],
  ['an unknown option', `${lists} --out plan.csv --quick`],
  ['no --out', lists],
  ['a file that is not there', `--officials nobody.csv --units units.csv --out plan.csv`],
  ['an ending that is no table', `${lists} --out plan.txt`],
  ['a seed that is no number', `${lists} --out plan.csv --seed x`],
  ['a time limit that is no number', `${lists} --out plan.csv --time-limit soon`],
  ['plan and report in one file', `${lists} --out plan.csv --report plan.csv`],
  ['a plan over a list that is read', `${lists} --out units.csv`],
  ['a report over the current plan', `${current} --out plan.csv --report current.csv`],
  ['a report over the rules', `${current} --rules rules.json --out plan.csv --report rules.json`],
])('bad input: %s', async (_, args) => {
  const files = { ...example, 'rules.json': '{}' };
  expect(await run(files, args)).toMatchObject({ code: 2, out: null });
  expect(await folder.read('units.csv')).toBe(files['units.csv']);
  expect(await folder.read('current.csv')).toBe(files['current.csv']);
});

test('a folder that is not there is the disk’s fault: exit 1, and no half report', async () => {
  const { code, report, said } = await run(example, `${lists} --out missing/plan.csv --report report.json`);
  expect({ code, report }).toEqual({ code: 1, report: null });
  expect(said).toMatch(/missing\/plan\.csv»: không có thư mục hoặc tệp này; chọn nơi khác\.\n/);
  expect(said).not.toMatch(/ at |\.part/);
});

test('when time is over the best plan so far is written and said to be that', async () => {
  const rows = (kind: string, count: number) =>
    Array.from(
      { length: count },
      (_, at) => `${kind}${at},${10 + ((at * 7919) % 1000) / 1000},${106 + ((at * 104_729) % 1000) / 1000}`,
    );
  folder = await folderWith({});
  await writeFile(folder.at('officials.csv'), `id,lat,lon\n${rows('cb', 300).join('\n')}\n`);
  await writeFile(folder.at('units.csv'), `id,lat,lon\n${rows('to', 3000).join('\n')}\n`);
  const began = performance.now();
  const { code, report, out } = await again(`${lists} ${written} --explain --time-limit 0.05`);
  expect(performance.now() - began).toBeLessThan(4000);
  expect(code).toBe(report?.status === 'unknown' ? 3 : 0);
  expect(report).toMatchObject({ stoppedBy: 'time', certificate: { violations: 0 } });
  expect(out?.trim().split('\n').length ?? 3001).toBe(3001);
  const saysWhyNot = JSON.stringify(report?.notes).includes('trước khi giải thích xong');
  if (code === 0) expect(saysWhyNot).toBe(report?.assignments === undefined);
});
