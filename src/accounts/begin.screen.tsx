import * as z from 'zod/mini';
import { Problem, problems } from '../kernel/problem.ts';
import { ask } from '../web/ask.ts';
import { CheckField } from '../web/choice-field.tsx';
import { useCode } from '../web/code.ts';
import { Card, Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { text, ticked } from '../web/form.ts';
import { address } from '../web/place.ts';
import { t } from '../web/text.ts';
import { refusePassword } from './account.rules.ts';
import { accountText } from './account.texts.ts';
import { Password } from './account.ts';

const beginProblem = problems('begin', {
  differs: { status: 422, vi: () => accountText.differs.vi, en: () => accountText.differs.en },
});
const Chosen = z.strictObject({ password: Password, again: Password, desk: z.boolean() });

/** Opened from a slip of paper: choose a password, and one is in. The code stays behind `#`, out of every log. */
export function BeginHere() {
  const token = useCode();
  return (
    <main class="alone">
      <Screen title={t(accountText.begin)} lead={t(accountText.beginLead)}>
        {token === '' ? (
          <Notice tone="warn" title={t(accountText.begin)}>
            {t(accountText.beginNoCode)}
          </Notice>
        ) : (
          <Card>
            <Form
              words={Chosen}
              said={(form) => ({
                password: text(form, 'password'),
                again: text(form, 'again'),
                desk: ticked(form, 'desk'),
              })}
              judge={(said) =>
                said.password === said.again ? refusePassword(said.password, '') : beginProblem.differs()
              }
              act={async ({ password, desk }) => {
                const answer = await ask('POST', 'session/begin', { token, password, desk });
                return answer instanceof Problem ? answer : null;
              }}
              done={() => location.replace(address('/'))}
              labels={accountText}
              submit={t(accountText.enter)}
            >
              <TextField
                name="password"
                label={t(accountText.password)}
                hint={t(accountText.passwordHint)}
                type="password"
              />
              <TextField name="again" label={t(accountText.again)} type="password" />
              <CheckField name="desk" label={t(accountText.atDesk)} />
            </Form>
          </Card>
        )}
      </Screen>
    </main>
  );
}
