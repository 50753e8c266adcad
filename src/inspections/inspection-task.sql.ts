import { same, type Task } from '../kernel/task.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { directionsWaiting } from './direction.sql.ts';
import { unanswered } from './urging.sql.ts';
import { aboutText } from './urging.ts';

/** Urgings to answer, directions to carry out, and directions of one's own whose outcome was reported. */
export async function inspectionTasks(db: Db, sender: Sender): Promise<Task[]> {
  const [urged, directed] = await Promise.all([unanswered(db, sender), directionsWaiting(db, sender)]);
  return [
    ...urged.map(
      (one): Task => ({
        kind: 'urging.answer',
        id: one.id,
        title: {
          vi: `Trả lời đôn đốc: ${aboutText[one.about].vi.toLowerCase()}`,
          en: `Answer the urging: ${aboutText[one.about].en.toLowerCase()}`,
        },
        about: same(`${one.unitName} · ${one.byName}`),
        dueOn: one.answerDue,
        path: `/urgings/${one.id}`,
        time: null,
      }),
    ),
    ...directed.map(
      (one): Task => ({
        kind: one.state === 'open' ? 'direction.report' : 'direction.settle',
        id: one.id,
        title:
          one.state === 'open'
            ? { vi: `Thực hiện chỉ đạo: ${one.text.slice(0, 80)}`, en: `Carry out: ${one.text.slice(0, 80)}` }
            : {
                vi: `Xem kết quả chỉ đạo: ${one.text.slice(0, 80)}`,
                en: `Look at the outcome: ${one.text.slice(0, 80)}`,
              },
        about: same(`${one.unitName} · ${one.byName}`),
        dueOn: one.state === 'open' ? one.dueOn : null,
        path: `/directions/${one.id}`,
        time: null,
      }),
    ),
  ];
}
