import { findPlan } from '../plans/plan.sql.ts';
import { command } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { refuseTopic } from './topic.rules.ts';
import { findTopic, keepTopic } from './topic.sql.ts';
import { TopicSaid } from './topic.ts';

/** Says what is to be explained, or says it anew. A topic is never erased: its season ends, and visits keep citing it. */
export const writeTopic = command({
  kind: 'topic.write',
  name: { vi: 'Ghi nội dung tuyên truyền', en: 'Write an outreach topic' },
  body: TopicSaid,
  may: { action: 'topic.write', unit: (body, db) => body.unitId ?? homeUnit(db) },
  async run(db, body, by) {
    const planFound = body.planId !== null && (await findPlan(db, body.planId)) !== undefined;
    const refusal = refuseTopic(body, await findTopic(db, body.id), planFound);
    if (refusal) return refusal;
    await keepTopic(db, body);
    by.touch('topic', body.id, 'common');
    return null;
  },
});

export const topicCommands = [writeTopic];
