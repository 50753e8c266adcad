import * as z from 'zod/mini';
import { ConfirmButton } from '../web/button.tsx';
import { Card, Row, Rows, Screen, Section, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { refusePassword } from './account.rules.ts';
import { accountText } from './account.texts.ts';
import { Password } from './account.ts';
import { OwnDelegations, OwnRoles } from './delegation.screen.tsx';
import { LogList } from './log.screen.tsx';
import { momentOf } from './moment.ts';

interface SessionRow {
  id: string;
  desk: boolean;
  agent: string;
  madeAt: string;
  seenAt: string;
  current: boolean;
}
/** One's own account: roles, open sessions, password, links issued, and all that one has sent. */
export function OwnAccount() {
  return (
    <Screen title={t(accountText.own)} lead={`${me().name} · ${me().userName}`}>
      <OwnRoles />
      <OwnDelegations />
      <Sessions />
      <ChangePassword />
      <Links />
      <Section title={t(accountText.ownLog)}>
        <LogList path="own/log" />
      </Section>
    </Screen>
  );
}

function Sessions() {
  const sessions = useRead<SessionRow[]>('sessions');
  return (
    <Section title={t(accountText.sessions)}>
      <Reading of={sessions}>
        {(rows) => (
          <Rows name={t(accountText.sessions)}>
            {rows.map((one) => (
              <Row
                key={one.id}
                title={machine(one.agent)}
                note={`${t(one.desk ? accountText.desk : accountText.ownMachine)} · ${t(accountText.seen, { at: momentOf(one.seenAt) })}`}
                beside={
                  one.current ? (
                    <Status tone="ok">{t(accountText.thisOne)}</Status>
                  ) : (
                    <ConfirmButton
                      asks={`${t(accountText.endSession)}: ${machine(one.agent)}?`}
                      act={() => send('session.end', { sessionId: one.id })}
                    >
                      {t(accountText.endSession)}
                    </ConfirmButton>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Reading>
    </Section>
  );
}

/** «Chrome · Android» out of what a browser says of itself; enough to know one's own machines apart. */
function machine(agent: string): string {
  const browser = /Edg|OPR|SamsungBrowser|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? 'Trình duyệt';
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0];
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(' · ');
}

const NewPassword = z.strictObject({ current: Password, password: Password });
function ChangePassword() {
  return (
    <Section title={t(accountText.changePassword)}>
      <Card>
        <Form
          words={NewPassword}
          said={(form) => ({ current: text(form, 'current'), password: text(form, 'password') })}
          judge={(said) => refusePassword(said.password, me().userName)}
          kind="account.changePassword"
          labels={accountText}
          submit={t(accountText.changePassword)}
          saved={t(accountText.passwordChanged)}
        >
          <TextField name="current" label={t(accountText.current)} type="password" />
          <TextField
            name="password"
            label={t(accountText.password)}
            hint={t(accountText.passwordHint)}
            type="password"
          />
        </Form>
      </Card>
    </Section>
  );
}

function Links() {
  const links = useRead<{ madeAt: string; madeBy: string; usedAt: string | null }[]>('own/links');
  return (
    <Section title={t(accountText.links)}>
      <p class="meta">{t(accountText.linkUnknown)}</p>
      <Reading of={links} empty={<Empty says={t(accountText.noLinks)} />}>
        {(rows) => (
          <Rows name={t(accountText.links)}>
            {rows.map((link) => (
              <Row
                key={link.madeAt}
                title={t(accountText.linkBy, { name: link.madeBy, at: momentOf(link.madeAt) })}
                note={
                  link.usedAt === null
                    ? t(accountText.linkUnused)
                    : t(accountText.linkUsed, { at: momentOf(link.usedAt) })
                }
              />
            ))}
          </Rows>
        )}
      </Reading>
    </Section>
  );
}
