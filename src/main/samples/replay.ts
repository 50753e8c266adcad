import { createHash } from 'node:crypto';
import type { Day, Instant } from '../../kernel/day.ts';
import { type AccountId, type CommandId, idFrom, type OfficialId } from '../../kernel/id.ts';
import { type AnyCommand, perform, type Sender } from '../../server/command.ts';
import { sealLog } from '../../server/seal.ts';
import type { Tx } from '../../server/sql.ts';
import type { OpenTenant } from '../../server/tenancy.ts';

/** Pseudo-random numbers from a word: the same word, the same world. (mulberry32 over a SHA-256.) */
export class Chance {
  #state: number;
  constructor(word: string) {
    this.#state = createHash('sha256').update(word).digest().readUInt32LE(0);
  }
  /** 0 up to 1, 1 not included. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let x = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  }
  /** A whole number from `least` to `most`, both included. */
  between = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));
  /** True in about `share` of the cases. */
  happens = (share: number): boolean => this.next() < share;
  pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(this.next() * from.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
}

interface Line {
  who: OfficialId;
  day: Day;
  time: string;
  kind: string;
  body: object | Told;
  at: number;
}

/** A body told only when its turn comes, since it speaks of what is there by then; null: nothing is sent after all. */
export type Told = (db: Tx, now: Instant) => Promise<object | null>;

/** A sample's own world met a rule: the sample is wrong, or the rule is. Says which command and why. */
export class ReplayRefused extends Error {}

/**
 * Builds a world out of commands, as people would have sent them: each by someone, on a day, through the command door.
 * `say` only notes; `run` sends them in the order of their days, so a sample may tell one story after another.
 */
export class Replay {
  readonly chance: Chance;
  readonly #lines: Line[] = [];
  #made = 0;
  constructor(word: string) {
    this.chance = new Chance(word);
  }

  /** An id that is the same in every loading; `day` gives its time part. */
  id = <Id extends string>(day: string): Id => {
    const random = createHash('sha256')
      .update(`${this.#made++} ${this.chance.next()}`)
      .digest()
      .subarray(0, 16);
    return idFrom<Id>(Date.parse(`${day}T00:00:00Z`), random);
  };

  /** As many bytes as a receipt code or a link is made of, the same in every loading. */
  bytes = (count: number): Buffer =>
    createHash('sha512')
      .update(`bytes ${this.#made++} ${this.chance.next()}`)
      .digest()
      .subarray(0, count);

  /** Notes one command. Of two on the same day the earlier `time` runs first, then the one noted first. */
  say(who: OfficialId, day: Day, kind: string, body: object | Told, time = '09:00'): void {
    this.#lines.push({ who, day, time, kind, body, at: this.#lines.length });
  }

  get count(): number {
    return this.#lines.length;
  }

  /**
   * Sends all that was noted, in order, and forgets it. 100 to a transaction: one that is refused ends the loading. `pause`
   * comes after 100 and then after every 1000, for the database to learn what its tables have become.
   * @throws ReplayRefused
   */
  async run(
    open: OpenTenant,
    commands: readonly AnyCommand[],
    pause: (done: number, all: number) => Promise<void>,
    progress: (done: number, all: number) => void,
  ): Promise<void> {
    const known = new Map(commands.map((c) => [c.kind, c]));
    const lines = this.#lines.splice(0).sort(byTime);
    for (let from = 0; from < lines.length; from += 100) {
      await open.db.transaction().execute(async (tx) => {
        for (const line of lines.slice(from, from + 100)) await this.#send(tx, open, known, line);
      });
      await open.db.transaction().execute(sealLog);
      if (from % 1000 === 0) await pause(from, lines.length);
      progress(Math.min(from + 100, lines.length), lines.length);
    }
  }

  async #send(tx: Tx, open: OpenTenant, known: ReadonlyMap<string, AnyCommand>, line: Line) {
    const command = known.get(line.kind);
    if (command === undefined) throw new ReplayRefused(`there is no command ${line.kind}`);
    const at = `${line.day}T${line.time}:00+07:00` as Instant;
    const by: Sender = {
      officialId: line.who,
      accountId: line.who as string as AccountId,
      today: line.day,
      now: at,
      keyed: open.keyed,
    };
    const id = this.id<CommandId>(line.day);
    const body = typeof line.body === 'function' ? await (line.body as Told)(tx, at) : line.body;
    if (body === null) return;
    const sent = { id, body, at, device: 'sample', app: 'sample' };
    const problem = await perform(tx, command, sent, by);
    if (problem)
      throw new ReplayRefused(
        `${line.kind} on ${line.day}: ${problem.code} ${problem.says.en} ${JSON.stringify(problem.facts)} ${JSON.stringify(body).slice(0, 600)}`,
      );
  }
}

const byTime = (a: Line, b: Line): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.time < b.time ? -1 : a.time > b.time ? 1 : a.at - b.at;
