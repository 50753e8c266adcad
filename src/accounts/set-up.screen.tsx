import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type Day, dayAt } from '../kernel/day.ts';
import { searchKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import { refusal, webProblem } from '../web/ask.ts';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Screen, Section } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { Stepper } from '../web/steps.tsx';
import { lang, t } from '../web/text.ts';
import { refusePassword } from './account.rules.ts';
import { Password } from './account.ts';
import { setUpText } from './set-up.texts.ts';
import { SetUp } from './set-up.ts';

const Said = z.strictObject({ ...SetUp.shape, password: Password });
const homeKinds = [
  { value: 'commune', vi: 'Xã', en: 'Commune' },
  { value: 'ward', vi: 'Phường', en: 'Ward' },
  { value: 'specialZone', vi: 'Đặc khu', en: 'Special zone' },
  { value: 'township', vi: 'Thị trấn', en: 'Township' },
  { value: 'district', vi: 'Huyện', en: 'District' },
  { value: 'province', vi: 'Tỉnh', en: 'Province' },
];

/** The first step of a real start, at /setup#code: which unit uses it, what stands above it, who administers it. */
export function SetUpPage() {
  const [token] = useState(() => location.hash.slice(1));
  return (
    <main class="shell-alone">
      <Screen title={t(setUpText.title)} lead={t(setUpText.lead)}>
        <Stepper
          at={1}
          steps={(['step1', 'step2', 'step3', 'step4', 'step5'] as const).map((step) => ({
            says: t(setUpText[step]),
          }))}
        />
        {token === '' ? <Notice tone="warn">{t(setUpText.noToken)}</Notice> : <Place token={token} />}
      </Screen>
    </main>
  );
}

function Place({ token }: { token: string }) {
  const today = dayAt(Date.now());
  return (
    <Card>
      <Form
        words={Said}
        said={read}
        judge={(said) => refusePassword(said.password, said.administrator.userName)}
        act={(said) => setUp({ ...said, token })}
        done={(said) => location.assign(`/t/${said.name}/`)}
        labels={{
          ...setUpText,
          home: setUpText.homeName,
          title: setUpText.homeName,
          superiors: setUpText.province,
        }}
        submit={t(setUpText.make)}
      >
        <SelectField
          name="homeKind"
          label={t(setUpText.homeKind)}
          choices={homeKinds.map((kind) => ({ value: kind.value, label: kind[lang()] }))}
        />
        <TextField name="home" label={t(setUpText.homeName)} hint={t(setUpText.homeNameHint)} max={120} />
        <TextField name="province" label={t(setUpText.province)} max={120} optional />
        <TextField name="district" label={t(setUpText.district)} max={120} optional />
        <TextField name="name" label={t(setUpText.name)} hint={t(setUpText.nameHint)} max={31} optional />
        <DayField
          name="from"
          label={t(setUpText.from)}
          hint={t(setUpText.fromHint)}
          value={`${today.slice(0, 4)}-01-01` as Day}
        />
        <Section title={t(setUpText.administrator)}>
          <TextField name="administrator" label={t(setUpText.administratorName)} max={100} />
          <TextField name="post" label={t(setUpText.post)} max={160} optional />
          <TextField name="userName" label={t(setUpText.userName)} max={40} />
          <TextField
            name="password"
            label={t(setUpText.password)}
            hint={t(setUpText.passwordHint)}
            type="password"
          />
        </Section>
      </Form>
    </Card>
  );
}

/** The address's name is made from the unit's where none was given. */
function read(form: FormData): unknown {
  const home = text(form, 'home');
  const plain = searchKey(home).replaceAll(' ', '-').slice(0, 31);
  const above = [
    { kind: 'province', name: text(form, 'province') },
    { kind: 'district', name: text(form, 'district') },
  ];
  return {
    name: text(form, 'name') || plain,
    title: home,
    from: day(form, 'from'),
    superiors: above.filter(({ name }) => name !== ''),
    home: { kind: text(form, 'homeKind'), name: home },
    administrator: {
      name: text(form, 'administrator'),
      post: text(form, 'post'),
      userName: text(form, 'userName'),
    },
    password: text(form, 'password'),
  };
}

async function setUp(body: object): Promise<Problem | null> {
  const response = await fetch('/set-up', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': lang() },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response === null) return webProblem.noAnswer();
  return response.ok ? null : refusal(response, 'set-up');
}
