import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import { FromDay } from '../units/from-day.tsx';
import { pasteText } from '../units/unit.texts.ts';
import type { Unit } from '../units/unit.ts';
import { useUnder } from '../units/unit-form.screen.tsx';
import { useLast } from '../units/use-last.tsx';
import { Screen } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import type { Body } from './body.ts';
import { bodyText } from './official.texts.ts';
import type { Official } from './official.ts';
import { Paste } from './paste.tsx';
import { enteredTogether, postColumns, postsPasted } from './post-paste.rules.ts';

/** Group heads, cell secretaries and members in charge from a spreadsheet, with the boards and cells they need. */
export function PastePosts() {
  const under = useUnder();
  return (
    <Screen title={t(bodyText.paste)} back="/bodies" lead={t(bodyText.pasteLead)} wide>
      {may('official.change') && under ? <PasteBeneath under={under} /> : <Forbidden />}
    </Screen>
  );
}

function PasteBeneath({ under }: { under: string }) {
  const [, navigate] = useLocation();
  const [from, setFrom] = useState<Day>(me().today);
  const units = useLast(
    useRead<{ rows: Unit[]; total: number }>(`units?beneath=${under}&on=${from}&limit=5000`),
  );
  const bodies = useRead<Body[]>('bodies');
  const officials = useRead<{ rows: Official[]; total: number }>('officials?limit=5000');
  const ids = useRef(new Map<string, string>());
  function idOf<Id extends string>(key: string): Id {
    const id = ids.current.get(key) ?? newId();
    ids.current.set(key, id);
    return id as Id;
  }
  return (
    <Reading of={units}>
      {({ rows }) => (
        <Reading of={bodies}>
          {(standing) => (
            <Reading of={officials}>
              {(people) => (
                <Paste
                  columns={postColumns}
                  example={
                    'Tổ 07\tẤp 1\tTổ trưởng\tCán bộ 57\t0900 000 057\nTổ 07\tẤp 1\tĐảng viên phụ trách\tCán bộ 61'
                  }
                  fields={<FromDay from={from} set={setFrom} />}
                  read={(pasted) =>
                    postsPasted(pasted, {
                      ...{ units: rows, bodies: standing, officials: people.rows, from },
                      postId: (line) => idOf(`post ${line}`),
                      bodyId: (kind, unitId) => idOf(`${kind} ${unitId}`),
                    })
                  }
                  save={(entries) => send('body.createMany', { unitId: under, ...enteredTogether(entries) })}
                  done={(count) => {
                    toast(t(pasteText.saved, { count }));
                    navigate('/bodies');
                  }}
                />
              )}
            </Reading>
          )}
        </Reading>
      )}
    </Reading>
  );
}
