import type { SetUpIds } from '../../../accounts/set-up.sql.ts';
import type { Day } from '../../../kernel/day.ts';
import type { BodyId, UnitId } from '../../../kernel/id.ts';
import { type Person, person } from '../person.ts';
import type { Replay } from '../replay.ts';
import { lines } from './officials.ts';

/** From when the tree is known, and when the office entered it. */
export const begin = '2016-01-01' as Day;
export const entered = '2016-07-04' as Day;

export const two = (number: number) => String(number).padStart(2, '0');

export interface Hamlet {
  id: UnitId;
  name: string;
  cellId: BodyId;
  secretary: Person;
}
export interface Group {
  id: UnitId;
  name: string;
  number: number;
  hamlet: Hamlet;
  households: number | null;
  /** The five whose work is weak. */
  weak: boolean;
  boardId: BodyId;
  /** Who can sign in for the group, where one of its board has an account. */
  head: Person | null;
}

/** Everyone and everything that the story is told with. */
export interface House {
  home: UnitId;
  district: UnitId;
  hamlets: Hamlet[];
  groups: Group[];
  /** The 37 who follow and support the groups. */
  officials: Person[];
  administrator: Person;
  clerk: Person;
  secretary: Person;
  deputy: Person;
  board: Person;
  inspector: Person;
  superior: Person;
  bodies: { districtCommittee: BodyId; committee: BodyId; collecting: BodyId; inspection: BodyId };
}

/** Tổ yếu: of five hamlets one each. */
const weakGroups = [9, 27, 48, 71, 96];
/** Of these the number of households is not known yet. */
const uncounted = [13, 44, 62, 90];
/** Two groups of each hamlet have a head who writes from an account of their own. */
const withAccount = (number: number) => (number - 1) % 17 < 2;

/** Makes them, each with its id; nothing is told yet. */
export function people(replay: Replay, ids: SetUpIds): House {
  let number = 0;
  const next = (userName: string) => person(replay, begin, `Cán bộ ${two(++number)}`, userName);
  const officials = lines.map((_, at) => next(`canbo${two(at + 1)}`));
  const [secretary, deputy, board] = [next('bithu'), next('phobithu'), next('tuyengiao')];
  const [inspector, clerk] = [next('kiemtra'), next('vanphong')];
  const administrator = { id: ids.official, accountId: ids.account, name: 'Cán bộ 43', userName: 'quantri' };
  number++;
  const hamlets = [1, 2, 3, 4, 5, 6].map((at) => ({
    id: replay.id<UnitId>(begin),
    name: `Ấp ${at}`,
    cellId: replay.id<BodyId>(begin),
    secretary: next(`chibo${at}`),
  }));
  const groups = Array.from({ length: 102 }, (_, at): Group => {
    const number = at + 1;
    return {
      id: replay.id<UnitId>(begin),
      name: `Tổ ${two(number)}`,
      number,
      hamlet: hamlets[Math.floor(at / 17)] as Hamlet,
      households: uncounted.includes(number) ? null : replay.chance.between(20, 41),
      weak: weakGroups.includes(number),
      boardId: replay.id<BodyId>(begin),
      head: withAccount(number) ? next(`to${two(number)}`) : null,
    };
  });
  const [districtCommittee, committee, collecting, inspection] = [1, 2, 3, 4].map(() =>
    replay.id<BodyId>(begin),
  ) as [BodyId, BodyId, BodyId, BodyId];
  return {
    home: ids.home,
    district: ids.superiors.at(-1) as UnitId,
    ...{ hamlets, groups, officials, administrator, clerk, secretary, deputy, board, inspector },
    superior: next('huyen'),
    bodies: { districtCommittee, committee, collecting, inspection },
  };
}
