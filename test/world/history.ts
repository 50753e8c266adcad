import { sql } from 'kysely';
import { noEvaluation } from '../../src/reviews/review.ts';
import type { Tx } from '../../src/server/sql.ts';
import { store } from './database.ts';
import { idOf } from './world.ts';

/** The two days a history is asked of; the second is today. */
export const early = '2016-08-10';
export const late = '2016-10-10';
/** The day after, on which nothing more happened. */
export const later = '2016-10-11';

const facts = `
  xã has ấp
  ấp has tổ1, tổ2
  Bình is clerk of xã
  Bình is inspector of xã
  Bình is committee of xã
  Bình is administrator of xã
  Bình is official of xã
  Bình holds tổ1 from 2016-07-21 until 2016-09-01
  An holds tổ1 from 2016-09-01`;

const id = (name: string) => sql.lit(idOf<string>(name));

/**
 * A commune in which one of everything changed between the two days: tổ1 got another name and holder, tổ2 ended, and what was
 * open on the first day was done by the second.
 */
export async function storeHistory(tx: Tx): Promise<void> {
  await store(tx, facts);
  for (const statement of [tree, people, papers, diary, follow])
    for (const one of statement) await one.execute(tx);
}

const [xã, tổ1, tổ2, An, Bình, ủy, kh] = ['xã', 'tổ1', 'tổ2', 'An', 'Bình', 'Đảng ủy', 'kế hoạch'].map(id);

const tree = [
  sql`update unit_fact set valid = '(,2016-09-01)' where unit_id in (${tổ1}, ${tổ2})`,
  sql`insert into unit_fact (unit_id, valid, kind, name, sort_key, search_key, identity_key)
      select unit_id, '[2016-09-01,)', kind, 'tổ Một', 'tổ Một', 'to mot', 'tổ một' from unit_fact where unit_id = ${tổ1}`,
  sql`update unit_edge set valid = '(,2016-09-01)' where unit_id = ${tổ2}`,
  sql`update unit_closure set valid = '(,2016-09-01)' where below_id = ${tổ2}`,
  sql`update unit_fact set valid = '(,2016-09-01)' where unit_id = ${id('ấp')}`,
  sql`insert into unit_fact (unit_id, valid, kind, name, sort_key, search_key, identity_key)
      select unit_id, '[2016-09-01,)', kind, 'ấp Mới', 'ấp Mới', 'ap moi', 'ấp mới' from unit_fact where unit_id = ${id('ấp')}`,
  sql`insert into chain_link (id, holder_tier, held_tier, kind, valid) values
      (${id('l1')}, 3, 5, 'followAndSupport', '[2015-01-01,2016-09-01)'), (${id('l2')}, 3, 4, 'inCharge', '[2016-09-01,)'),
      (${id('l3')}, 3, 5, 'assist', '[2016-09-01,)')`,
];

const people = [
  sql`insert into official (id, name, category, active, sort_key, search_key, area_unit_id)
      values (${id('Cũ')}, 'Cũ', 'official', '(,2016-09-01)', 'Cũ', 'cu', ${tổ1})`,
  sql`insert into body (id, unit_id, kind, name, sort_key, search_key, valid)
      values (${id('tổ công tác')}, ${xã}, 'other', 'Tổ công tác', 'Tổ công tác', 'to cong tac', '(,2016-09-01)')`,
  sql`insert into post (id, body_id, title, unit_id, official_id, held)
      values (${id('post')}, ${ủy}, 'memberInCharge', ${tổ1}, ${An}, '[2016-01-01,2016-09-01)')`,
  sql`insert into duty (id, official_id, role, unit_id, held)
      values (${id('duty')}, ${Bình}, 'board', ${xã}, '[2016-01-01,2016-09-01)')`,
];

const papers = [
  sql`insert into body (id, unit_id, kind, name, sort_key) values (${id('chi bộ')}, ${id('ấp')}, 'cell', 'Chi bộ', 'Chi bộ')`,
  sql`insert into plan (id, body_id, parent_id, number, symbol, subject, issued_on, period, withdrawn_on)
      values (${id('kh cũ')}, ${ủy}, null, 20, 'KH/ĐU', 'cũ', '2016-05-20', '[2016-05-20,2021-01-01)', '2016-09-10'),
             (${id('kh ấp')}, ${id('chi bộ')}, ${kh}, 1, 'KH/CB', 'ấp', '2016-09-05', '[2016-09-05,2021-01-01)', null)`,
  sql`insert into rollout (id, plan_id, day, meeting) values (${id('triển khai')}, ${kh}, '2016-07-25', 'họp')`,
  sql`insert into rollout_told (rollout_id, official_id, confirmed_on) values (${id('triển khai')}, ${An}, '2016-09-02')`,
  sql`insert into document_number (body_id, type, series, number, about, given_on)
      values (${ủy}, 'KH', '2015-2020', 33, 'sổ giấy', '2016-07-21'), (${ủy}, 'KH', '2015-2020', 34, 'sổ giấy', '2016-09-21')`,
  sql`insert into term (body_id, name, held)
      values (${ủy}, '2015-2020', '[2015-01-01,2016-09-01)'), (${ủy}, '2016-2021', '[2016-09-01,)')`,
  sql`update due_rule set valid = '(,2016-09-01)' where what = 'concern'`,
  sql`insert into due_rule (id, what, days, basis, valid) values (${id('rule')}, 'concern', 15, 'calendarDays', '[2016-09-01,)')`,
  sql`insert into topic (id, title, season) values (${id('topic')}, 'An toàn', '[2016-08-01,2016-09-01)')`,
  sql`update assignment set received_on = '2016-09-20' where official_id = ${An}`,
];

const diary = [
  sql`insert into visit (id, official_id, noted_by, unit_id, day, kind, note, noted_at, received_on)
      select gen_random_uuid(), ${An}, ${An}, ${tổ1}, day, 'contact', '', now(), day from unnest('{2016-08-05,2016-09-25}'::date[]) day`,
  sql`insert into withdrawal (row_id, what, reason, withdrawn_by, withdrawn_on)
      select id, 'visit', 'nhầm', ${An}, '2016-09-26' from visit where day = '2016-08-05'`,
  sql`insert into situation_note (id, unit_id, official_id, noted_by, day, people_life)
      values (${id('sn')}, ${tổ1}, ${An}, ${An}, '2016-09-20', 'ổn')`,
  sql`insert into meeting_day (id, unit_id, what, day_of_month, time, valid)
      values (${id('md1')}, ${tổ1}, 'groupMeeting', 5, '19:00', '[2016-01-01,2016-09-01)'),
             (${id('md2')}, ${tổ1}, 'groupMeeting', 9, '19:00', '[2016-09-01,)')`,
];

const follow = [
  sql`insert into concern (id, number, unit_id, answering_unit_id, kind, source, reporter, text, noted_by, official_id, heard_on, due_on, state,
                           answered_on, answer) values
      (${id('c1')}, 1, ${tổ1}, ${xã}, 'wish', 'unit', 'none', 'đèn', ${An}, ${An}, '2016-07-25', '2016-08-04', 'answered', '2016-09-05', 'đã lắp')`,
  sql`insert into concern_step (concern_id, number, what, by_id, on_day, from_id, to_id, due_on) values
      (${id('c1')}, 1, 'heard', ${An}, '2016-07-25', null, ${tổ1}, '2016-08-04'),
      (${id('c1')}, 2, 'forwarded', ${Bình}, '2016-09-01', ${tổ1}, ${xã}, null),
      (${id('c1')}, 3, 'answered', ${Bình}, '2016-09-05', null, null, null)`,
  sql`insert into legal_handover (id, unit_id, kind, reference, handed_to, day, noted_by)
      values (${id('lh')}, ${tổ1}, 'complaint', '01', 'Thanh tra', '2016-09-01', ${An})`,
  sql`insert into support (id, unit_id, official_id, noted_by, donor, donor_kind, inside, form, value_vnd, purpose, pledged_on, received_on)
      values (${id('s')}, ${tổ1}, ${An}, ${An}, 'một công ty', 'company', true, 'cash', 1000, 'education', '2016-08-01', '2016-09-01')`,
  sql`insert into rating_scheme (id, name, version, criteria, levels, valid) values
      (${id('rs1')}, 'cũ', 1, '[{"id":"a","vi":"Họp","en":"Meetings","most":100}]', '[{"id":"m","vi":"Mạnh","en":"Strong","from":0,"weak":false},{"id":"y","vi":"Yếu","en":"Weak","from":0,"weak":true}]', '[2015-01-01,2016-09-01)'),
      (${id('rs2')}, 'mới', 1, '[{"id":"a","vi":"Họp","en":"Meetings","most":100}]', '[{"id":"m","vi":"Mạnh","en":"Strong","from":0,"weak":false},{"id":"y","vi":"Yếu","en":"Weak","from":0,"weak":true}]', '[2016-09-01,)')`,
  sql`insert into rating (id, unit_id, scheme_id, day, scores, total, level, weak, rated_by) values
      (${id('r1')}, ${tổ1}, ${id('rs1')}, '2016-08-01', '{}', 10, 'y', true, ${An}),
      (${id('r2')}, ${tổ1}, ${id('rs2')}, '2016-09-15', '{}', 90, 'm', false, ${An})`,
  sql`insert into strengthening (id, unit_id, rating_id, goal, opened_on, due_on, closed_on, outcome, opened_by) values
      (${id('st')}, ${tổ1}, ${id('r1')}, 'khá lên', '2016-08-02', '2016-09-30', '2016-09-28', 'xong', ${An})`,
  sql`insert into measure (id, strengthening_id, what, official_id, due_on, done_on, result)
      values (${id('m')}, ${id('st')}, 'họp tổ', ${An}, '2016-08-05', '2016-09-01', 'xong')`,
  sql`insert into report (id, official_id, unit_id, month, state, signed_on, figures)
      values (${id('rp')}, ${Bình}, ${xã}, '2016-07', 'accepted', '2016-08-02', '{"contacts": 1}')`,
  sql`insert into report_hop (report_id, round, hop, due_on, done_on, done_by, outcome) values
      (${id('rp')}, 1, 'author', '2016-08-03', '2016-08-02', ${Bình}, 'signed'),
      (${id('rp')}, 1, 'board', '2016-08-05', '2016-08-04', ${Bình}, 'collected'),
      (${id('rp')}, 1, 'committee', '2016-08-10', '2016-08-12', ${Bình}, 'accepted')`,
  sql`insert into urging (id, by_id, unit_id, to_id, about, text, on_day, answer_due, answer, answered_by, answered_on)
      values (${id('u')}, ${Bình}, ${tổ1}, ${An}, 'visit', 'đi tổ', '2016-08-01', '2016-08-08', 'đã đi', ${An}, '2016-09-01')`,
  sql`insert into inspection (id, unit_id, body_id, day, subject, findings, led_by)
      values (${id('i')}, ${tổ1}, ${ủy}, '2016-09-01', 'nền nếp', '', ${Bình})`,
  sql`insert into direction (id, by_id, unit_id, to_id, text, on_day, due_on, state, outcome, reported_on, done_on)
      values (${id('d')}, ${Bình}, ${tổ1}, ${An}, 'sửa đường', '2016-08-01', '2016-08-09', 'done', 'xong', '2016-09-01', '2016-09-02')`,
  sql`insert into review (id, kind, body_id, plan_id, unit_id, held_on, period_from, period_to, number, evaluation, state, figures, signed_by, signed_on)
      values (${id('rv')}, 'lessonsLearned', ${ủy}, ${kh}, ${xã}, '2016-08-05', '2016-07-21', '2016-08-01', 5, ${JSON.stringify(noEvaluation)}, 'signed', '{}', ${Bình}, '2016-09-01')`,
  sql`insert into handover (id, assignment_id, from_id, to_id, unit_id, ends_on, reason, items, state, made_by, made_on, due_on, from_confirmed_on,
                            to_confirmed_on, settled_on)
      select ${id('h')}, id, ${Bình}, ${An}, ${tổ1}, '2016-08-31', 'chuyển',
             '{"concerns":[],"measures":[],"reports":[],"supports":[],"directions":[],"lastVisit":null}', 'confirmed', ${Bình}, '2016-08-05',
             '2016-08-31', '2016-08-08', '2016-08-30', '2016-08-30'
        from assignment where official_id = ${Bình}`,
];
