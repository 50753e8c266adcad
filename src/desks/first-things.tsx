import { Row, Rows, Section, Status } from '../web/design.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { t } from '../web/text.ts';
import { beginningSteps, stepsLeft } from './desk.rules.ts';
import { deskText } from './desk.texts.ts';
import type { Beginnings } from './desk.ts';

/** The first things a new tenant needs, until all of them are there. */
export function FirstThings() {
  const have = useRead<Beginnings>('beginnings').value;
  if (have === null || stepsLeft(have).length === 0) return null;
  const home = me().homeUnitId;
  return (
    <Section title={t(deskText.beginnings)}>
      <p class="meta">{t(deskText.beginningsLead)}</p>
      <Rows name={t(deskText.beginnings)}>
        {beginningSteps.map(({ step, enough, path }) => {
          const done = have[step] >= enough;
          const href = step === 'units' && home ? `${path}&under=${home}` : path;
          return (
            <Row
              key={step}
              href={href}
              title={t(deskText[step])}
              note={t(deskText[`${step}Note`])}
              tone={done ? 'ok' : 'plain'}
              beside={<Status tone={done ? 'ok' : 'warn'}>{t(deskText.have, { count: have[step] })}</Status>}
            />
          );
        })}
      </Rows>
    </Section>
  );
}
