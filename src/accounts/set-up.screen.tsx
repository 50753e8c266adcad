import * as z from 'zod/mini';
import { type Day, dayAt } from '../kernel/day.ts';
import { searchKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import { refusal, webProblem } from '../web/ask.ts';
import { SelectField } from '../web/choice-field.tsx';
import { useCode } from '../web/code.ts';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Screen, Section } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { Stepper } from '../web/steps.tsx';
import { lang, t } from '../web/text.ts';
import { refuseSetUp, SetUpForm } from './set-up.rules.ts';
import { setUpText } from './set-up.texts.ts';

/** As typed; `refuseSetUp` says all that is wrong with it at once. */
const Typed = z.strictObject({
  ...{ homeKind: z.string(), home: z.string(), province: z.string(), district: z.string(), name: z.string() },
  ...{ from: z.string(), administrator: z.string(), post: z.string(), userName: z.string() },
  password: z.string(),
});

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
  const token = useCode();
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
        words={Typed}
        said={read}
        judge={refuseSetUp}
        act={(said) => setUp(SetUpForm.parse(said), token)}
        done={(said) => location.assign(`/t/${said.name}/`)}
        labels={{ ...setUpText, home: setUpText.homeName, administrator: setUpText.administratorName }}
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
          <TextField
            name="userName"
            label={t(setUpText.userName)}
            hint={t(setUpText.userNameHint)}
            complete="username"
            max={40}
          />
          <TextField
            name="password"
            label={t(setUpText.password)}
            hint={t(setUpText.passwordHint)}
            type="password"
            complete="new-password"
          />
        </Section>
      </Form>
    </Card>
  );
}

/** The address's name is made from the unit's where none was given; where neither was, only the unit's is asked for. */
const read = (form: FormData): unknown => ({
  ...Object.fromEntries(
    (
      ['homeKind', 'home', 'province', 'district', 'administrator', 'post', 'userName', 'password'] as const
    ).map((field) => [field, text(form, field)]),
  ),
  name: text(form, 'name') || addressOf(text(form, 'home')),
  from: day(form, 'from'),
});
const addressOf = (unit: string) => searchKey(unit).replaceAll(' ', '-').slice(0, 31) || 'xa';

/** Makes the tenant, and signs its administrator in. */
async function setUp(said: SetUpForm, token: string): Promise<Problem | null> {
  const superiors = [
    { kind: 'province', name: said.province },
    { kind: 'district', name: said.district },
  ];
  const made = await post('/set-up', {
    token,
    name: said.name,
    title: said.home,
    from: said.from,
    superiors: superiors.filter(({ name }) => name !== ''),
    home: { kind: said.homeKind, name: said.home },
    administrator: { name: said.administrator, post: said.post, userName: said.userName },
    password: said.password,
  });
  if (made === null) return webProblem.noAnswer();
  if (!made.ok) return refusal(made, 'set-up');
  await post(`/t/${said.name}/api/session`, { userName: said.userName, password: said.password });
  return null;
}

const post = (path: string, body: object): Promise<Response | null> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': lang() },
    body: JSON.stringify(body),
  }).catch(() => null);
