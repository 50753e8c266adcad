import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { searchKey } from '../kernel/name.ts';
import { planName } from '../plans/plan.rules.ts';
import type { Plan } from '../plans/plan.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { asAsked, type Sheet } from '../server/sheet.http.ts';
import type { Db } from '../server/sql.ts';
import { seasonOn } from './topic.rules.ts';
import { topicsFor } from './topic.sql.ts';
import { Season, Topic } from './topic.ts';

/** A topic as lists show it: where it is for, under which plan, and how its season stands on the day asked. */
const TopicRow = z.object({
  ...answer(Topic).shape,
  season: answer(Season),
  unitName: z.nullable(z.string()),
  planName: z.nullable(z.string()),
  stands: z.enum(['ahead', 'now', 'over']),
});
type TopicRow = z.infer<typeof TopicRow>;
const Asked = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(100))),
  on: z.optional(Day),
  /** Only what is in season. */
  now: z.optional(z.literal('true')),
});

async function topicRows(db: Db, sender: Sender, asked: z.infer<typeof Asked>): Promise<TopicRow[]> {
  const on = asked.on ?? sender.today;
  const words = ` ${searchKey(asked.q ?? '')}`;
  return (await topicsFor(db, { ...sender, on }))
    .map(({ plan, ...topic }) => ({
      ...topic,
      planName: plan && planName(plan as Pick<Plan, 'type' | 'number' | 'symbol'>),
      stands: seasonOn(topic.season, on),
    }))
    .filter((topic) => asked.now === undefined || topic.stands === 'now')
    .filter((topic) => ` ${searchKey(`${topic.title} ${topic.source} ${topic.ask}`)}`.includes(words));
}

export const topicRoutes: Routes = async (app) => {
  /** GET /topics?on=2016-09-26&now=true&q= — what is to be explained, the most urgent first; `now`: in season on that day. */
  app.get(
    '/topics',
    { schema: { querystring: Asked, response: { 200: z.array(TopicRow) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'topic.read');
      return topicRows(request.db, request.sender, request.query);
    },
  );
};

const stands = {
  ahead: { vi: 'Chưa tới', en: 'Ahead' },
  now: { vi: 'Đang tuyên truyền', en: 'In season' },
  over: { vi: 'Đã hết', en: 'Over' },
};

export const topicSheets: Sheet[] = [
  {
    path: '/topics',
    title: { vi: 'Nội dung tuyên truyền', en: 'Outreach topics' },
    action: 'topic.read',
    columns: [
      { heading: { vi: 'Nội dung', en: 'Content' }, width: 48, kind: 'text' },
      { heading: { vi: 'Văn bản nguồn', en: 'Source document' }, width: 36, kind: 'text' },
      { heading: { vi: 'Kế hoạch', en: 'Plan' }, width: 22, kind: 'text' },
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 20, kind: 'text' },
      { heading: { vi: 'Ưu tiên', en: 'Priority' }, width: 9, kind: 'count' },
      { heading: { vi: 'Từ ngày', en: 'From' }, width: 12, kind: 'day' },
      { heading: { vi: 'Đến ngày', en: 'Until' }, width: 12, kind: 'day' },
      { heading: { vi: 'Việc đề nghị hộ làm', en: 'What households are asked' }, width: 36, kind: 'text' },
      { heading: { vi: 'Tình trạng', en: 'State' }, width: 18, kind: 'text' },
    ],
    async rows({ db, sender }, query) {
      const asked = asAsked(Asked, query);
      return (await topicRows(db, sender, asked)).map((topic) => [
        topic.title,
        topic.source,
        topic.planName,
        topic.unitName,
        topic.priority,
        topic.season.from,
        topic.season.to,
        topic.ask,
        stands[topic.stands],
      ]);
    },
  },
];
