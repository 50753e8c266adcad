import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { searchKey } from '../kernel/name.ts';
import { Card, Code, Disclosure, Facts, Prose, Screen, Section } from '../web/design.tsx';
import { Field as Labelled } from '../web/field.tsx';
import { me } from '../web/me.ts';
import { address } from '../web/place.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { byFirstPart, type Field, fieldsOf, type Schema, typeOf } from './api-docs.rules.ts';
import { apiText } from './api-docs.texts.ts';

/** The description of the server's routes, OpenAPI 3.1; only what this page reads of it. */
interface OpenApi {
  paths: Record<string, { get?: Read }>;
}
interface Read {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
interface Kind {
  kind: string;
  action: string;
  body: Schema;
}

/** Every read with its parameters, every command with its body: the page of whoever writes a program against this. */
export function ApiDocs() {
  // The description lies at the server's root, one step above the tenant's `/api`.
  const described = useRead<OpenApi>('../openapi.json');
  const kinds = useRead<Kind[]>('commands/kinds');
  return (
    <Screen title={t(apiText.title)} lead={t(apiText.lead)}>
      <HowToCall />
      <Tabs
        label={t(apiText.title)}
        tabs={[
          {
            id: 'reads',
            says: t(apiText.reads),
            panel: () => <Reading of={described}>{(all) => <Reads of={all} />}</Reading>,
          },
          {
            id: 'writes',
            says: t(apiText.writes),
            panel: () => <Reading of={kinds}>{(all) => <Writes of={all} />}</Reading>,
          },
        ]}
      />
    </Screen>
  );
}

function HowToCall() {
  return (
    <Section title={t(apiText.how)}>
      <Card>
        <Facts
          of={[
            [t(apiText.address), <Code key="address">{`${location.origin}${address('/api/')}`}</Code>],
            [t(apiText.signIn), t(apiText.signInSays)],
            [t(apiText.write), t(apiText.writeSays)],
            [t(apiText.problem), t(apiText.problemSays)],
            [
              t(apiText.whole),
              <a key="whole" href="/openapi.json">
                /openapi.json
              </a>,
            ],
          ]}
        />
        <Disclosure says={t(apiText.example)}>
          <Prose>{example(me().today)}</Prose>
        </Disclosure>
      </Card>
    </Section>
  );
}

const example = (today: string): string =>
  JSON.stringify(
    {
      device: 'script-1',
      app: '0.1.0',
      commands: [
        {
          id: '01890a5d-ac96-774b-bcce-b302099a8057',
          kind: 'visit.record',
          at: `${today}T20:10:00+07:00`,
          body: {
            id: '01890a5d-ac96-774b-bcce-b302099a8058',
            unitId: '…',
            day: today,
            kind: 'groupMeeting',
            householdsPresent: 21,
          },
        },
      ],
    },
    null,
    2,
  );

function Reads(p: { of: OpenApi }) {
  const all = Object.entries(p.of.paths).flatMap(([path, { get }]) =>
    get && path.startsWith('/api/') ? [{ path: path.slice('/api'.length), get }] : [],
  );
  return (
    <Found name="reads" all={all} of={(one) => one.path}>
      {({ path, get }) => (
        <Disclosure key={path} says={`GET ${path}`}>
          <FieldList says={t(apiText.asked)} of={(get.parameters ?? []).map(parameter)} />
          <FieldList says={t(apiText.answered)} of={answerOf(get)} none={t(apiText.file)} />
        </Disclosure>
      )}
    </Found>
  );
}

const parameter = (one: NonNullable<Read['parameters']>[number]): Field => ({
  name: one.in === 'path' ? `{${one.name}}` : one.name,
  type: typeOf(one.schema),
  required: one.required ?? false,
});

/** An answer always tells all of its fields, so «required» would say nothing. */
const answerOf = ({ responses }: Read): Field[] =>
  fieldsOf(responses?.['200']?.content?.['application/json']?.schema ?? {}).map((field) => ({
    ...field,
    required: false,
  }));

const Writes = (p: { of: readonly Kind[] }) => (
  <Found name="writes" all={p.of} of={(one) => one.kind}>
    {({ kind, action, body }) => (
      <Disclosure key={kind} says={kind}>
        <p class="meta">
          {t(apiText.action)}: <Code>{action}</Code>
        </p>
        <FieldList says={t(apiText.body)} of={fieldsOf(body)} />
      </Disclosure>
    )}
  </Found>
);

/** Things found by a part of their name, under the headings of their first word. */
function Found<T>(p: {
  name: string;
  all: readonly T[];
  of: (one: T) => string;
  children: (one: T) => ComponentChildren;
}) {
  const [asked, setAsked] = useState('');
  const found = p.all.filter((one) => searchKey(p.of(one)).includes(searchKey(asked)));
  return (
    <>
      <Labelled name={`find-${p.name}`} label={t(apiText.find)}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="search"
            autocomplete="off"
            onInput={(event) => setAsked(event.currentTarget.value)}
          />
        )}
      </Labelled>
      {found.length === 0 && <Empty says={t(apiText.none)} icon="search" />}
      {byFirstPart(found, p.of).map(([part, ones]) => (
        <Section key={part} title={part}>
          {ones.map(p.children)}
        </Section>
      ))}
    </>
  );
}

const FieldList = (p: { says: string; of: readonly Field[]; none?: string }) => (
  <>
    <h3 class="card-title">{p.says}</h3>
    {p.of.length === 0 ? (
      <p class="meta">{p.none ?? t(apiText.noFields)}</p>
    ) : (
      <Facts
        of={p.of.map(({ name, type, required }) => [
          name,
          required ? `${type} · ${t(apiText.required)}` : type,
        ])}
      />
    )}
  </>
);
