/**
 * The design kit, in one read. A screen is a `.screen.tsx` of its slice that puts these together; it writes no CSS.
 * Labels are strings from `t(visitText.day)`; what is declared once (columns, form labels) takes `{vi, en}` texts.
 * Links inside the app are written from the tenant's base: `/units/…`, never `/t/…`.
 *
 * A whole screen:
 *   export function Groups() {
 *     const groups = useRead<Group[]>('units?tier=group');
 *     return (
 *       <Screen title={t(unitText.groups)} back="/units" actions={<LinkButton href="/units/new">…</LinkButton>}>
 *         <Reading of={groups} empty={<Empty says={t(unitText.none)} />}>
 *           {(rows) => <List name={t(unitText.groups)} rows={rows} id={(g) => g.id} columns={columns} href={(g) => `/units/${g.id}`} sheet="units?tier=group" />}
 *         </Reading>
 *       </Screen>
 *     );
 *   }
 * and one entry in src/main/screens.tsx (the form is written there): path '/units', action, load the chunk's Groups, nav label and icon.
 * (`/units/:id` gives the component `id` as a prop).
 *
 * design.tsx      <Screen title back actions trail lead wide>  <Section title actions>  <Card title href tone>  <Columns>  <Beside aside>
 *                 <Facts of={[['Bí thư', 'Cán bộ 01'], …]} />  <Status tone="warn">Quá hạn 6 ngày</Status>
 *                 <Notice tone="info" title>…</Notice>  <Rows>{<Row href title note beside tone />}</Rows>  <Actions>…</Actions>
 *                 <Prose>{text}</Prose> keeps line breaks  <Code>…</Code>  <Disclosure says="Lịch sử">…</Disclosure>
 * reading.tsx     <Reading of={useRead<T>('path')} empty={<Empty says explains icon>…</Empty>}>{(value) => …}</Reading>
 *                 <Loading rows /> <Failed explains again /> <Forbidden explains /> <Offline again />
 * button.tsx      <Button tone="main|plain|quiet|danger" icon onClick busy off>  <LinkButton href …>  <IconButton icon says onClick>
 *                 <ActButton act={() => send('urging.send', { … })} done="Đã nhắc">Nhắc</ActButton>  toasts a Problem
 *                 <ConfirmButton asks="Thu hồi?" reason={{ required: true }} act={(reason) => send('plan.withdraw', { id, reason })}>…
 * download.tsx    <FileButton path="reviews/x.docx">Tải DOCX</FileButton>  <SheetButton path="units?tier=group" />  download(path)
 * entry-form.tsx  <Form words={VisitSaid} said={(form, id) => ({ id, day: day(form, 'day'), … })} judge={(v) => refuseVisit(v, …)}
 *                   kind="visit.record" labels={visitText} submit={t(visitText.save)} done={() => navigate('/')}>fields</Form>
 *                 <ErrorSummary of={problem} labels />  <Kept says />
 * form.ts         text textOrNull texts ticked count dong day dayOrNull time (form, name) · draft(words, said)
 * field.tsx       <TextField name label hint optional value max type />  <NoteField … max rows />  <CountField … unit />
 *                 <MoneyField />  <TimeField />  <Field>, <FieldGroup> to build more
 * choice-field.tsx <ChoiceField choices={[{ value, label, hint }]} value row />  <ChecksField values />  <SelectField />  <CheckField checked>more when ticked</CheckField>
 * day-field.tsx   <DayField name label value today={me().today} />  <MonthPicker month onChange min max />
 * picker.tsx      <UnitPicker name label options={[{ id, name, under }] or (asked) => Promise<Option[]>} value onPick />  <OfficialPicker …>  <Picker icon …>
 * many-picker.tsx <ManyPicker name label options values />  several; texts(form, name)
 * list.tsx        <List name rows id columns={[{ head, of, kind, show, total, deskOnly }]} href actions sheet order server />
 * figure.tsx      <Figures><Figure value={102} says="tổ" href="/units" note tone /></Figures>  <Progress value max says tone />  <Bars name rows unit />
 * steps.tsx       <Timeline steps={[{ day, says, by, note, state }]} />  <Stepper at={2} steps={[{ says, href }]} />
 * tabs.tsx        <Tabs label tabs={[{ id, says, count, panel: () => … }]} />     tree.tsx  <Tree name roots childrenOf={(id) => …} open />
 * dialog.tsx      {open && <Dialog title onClose sheet>…</Dialog>}                toast.tsx toast('Đã gửi', undo)
 * icon.tsx        <Icon name="home" size />  <Mark />
 * read.ts         useRead<T>(path | null) → { state, value, problem, again }  · read<T>(path) → T | Problem
 * send.ts         send(kind, body) → Problem | null · sendAll([{ kind, body }]) → (Problem | null)[] · foretell<T>(kind, body) → T | Problem
 * me.ts           me() → { officialId, name, tenant, today, now(), roles, may }  · may('visit.record')
 * text.ts         t(text, facts) lang() number() money() percent() sentence(problem) · days: written(), writtenMonth() of kernel/day.ts
 */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { designText } from './design.texts.ts';
import { Icon, type IconName } from './icon.tsx';
import { arrived } from './routes.tsx';
import { t } from './text.ts';

/** How something stands; each comes with its icon, so that colour is never alone. */
export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'info';
const toneIcon = {
  plain: 'dot',
  ok: 'check',
  warn: 'warn',
  danger: 'stop',
  info: 'info',
} as const satisfies Record<Tone, IconName>;

/**
 * A page: its name, the way back, what can be done here. `lead` is one sentence under the name; `wide` gives lists and
 * maps the whole width, else text stays within 44 rem. `trail` leads down to here: `[['/units', 'Đơn vị'], …]`.
 */
export function Screen(p: {
  title: string;
  back?: string;
  trail?: readonly (readonly [href: string, says: string])[];
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${p.title} · Ba Nắm`;
  }, [p.title]);
  useEffect(() => {
    if (arrived()) head.current?.focus();
  }, []);
  return (
    <div class={p.wide ? 'screen screen-wide' : 'screen'}>
      {p.trail && <Trail of={p.trail} />}
      <header class="screen-head">
        <div class="screen-title">
          {p.back !== undefined && (
            <Link href={p.back} class="button button-quiet button-icon" aria-label={t(designText.back)}>
              <Icon name="back" />
            </Link>
          )}
          <h1 ref={head} tabIndex={-1}>
            {p.title}
          </h1>
        </div>
        {p.actions && <div class="actions screen-actions">{p.actions}</div>}
      </header>
      {p.lead && <p class="lead">{p.lead}</p>}
      {p.children}
    </div>
  );
}

const Trail = (p: { of: readonly (readonly [string, string])[] }) => (
  <nav aria-label={t(designText.path)} class="trail">
    <ol>
      {p.of.map(([href, says]) => (
        <li key={href}>
          <Link href={href}>{says}</Link>
        </li>
      ))}
    </ol>
  </nav>
);

/** A part of a screen under its own heading. */
export const Section = (p: { title: string; actions?: ComponentChildren; children: ComponentChildren }) => (
  <section class="section">
    <header class="section-head">
      <h2>{p.title}</h2>
      {p.actions && <div class="actions">{p.actions}</div>}
    </header>
    {p.children}
  </section>
);

/** White paper on the ground; `tone` marks its edge, `href` makes the title a link over the whole card. */
export const Card = (p: { title?: string; href?: string; tone?: Tone; children: ComponentChildren }) => (
  <div class={`card card-${p.tone ?? 'none'}${p.href ? ' opens' : ''}`}>
    {p.title && (
      <h3 class="card-title">
        {p.href ? (
          <Link href={p.href} class="row-link">
            {p.title}
          </Link>
        ) : (
          p.title
        )}
      </h3>
    )}
    {p.children}
  </div>
);

/** Cards or sections side by side where there is room: two, or three with `of={3}`. */
export const Columns = (p: { of?: 2 | 3; children: ComponentChildren }) => (
  <div class={`columns columns-${p.of ?? 2}`}>{p.children}</div>
);

/** What stays in view beside what is scrolled through: loads beside units. For wide screens. */
export const Beside = (p: { aside: ComponentChildren; children: ComponentChildren }) => (
  <div class="beside">
    <div class="beside-aside">{p.aside}</div>
    <div>{p.children}</div>
  </div>
);

/** What is known of a thing, name and value: `<Facts of={[['Bí thư', 'Cán bộ 01'], ['Số hộ', 24]]} />`. Empty ones show «–». */
export const Facts = (p: { of: readonly (readonly [says: string, value: ComponentChildren])[] }) => (
  <dl class="facts">
    {p.of.map(([says, value]) => (
      <div key={says}>
        <dt>{says}</dt>
        <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
      </div>
    ))}
  </dl>
);

/** How a thing stands, icon and word: `<Status tone="danger">Quá hạn 6 ngày</Status>`. */
export const Status = (p: { tone?: Tone; icon?: IconName; children: ComponentChildren }) => (
  <span class={`status status-${p.tone ?? 'plain'}`}>
    <Icon name={p.icon ?? toneIcon[p.tone ?? 'plain']} size={16} />
    {p.children}
  </span>
);

/** Something the reader should know here: `<Notice tone="warn" title="Tổ này ít hộ">…</Notice>`. */
export const Notice = (p: { tone?: Tone; title?: string; children: ComponentChildren }) => (
  <div class={`notice notice-${p.tone ?? 'info'}`}>
    <Icon name={toneIcon[p.tone ?? 'info']} />
    <div>
      {p.title && <p class="notice-title">{p.title}</p>}
      {p.children}
    </div>
  </div>
);

/** Things to do or to open, one under the other, as on «Hôm nay». */
export const Rows = (p: { name: string; children: VNode | readonly VNode[] | ComponentChildren }) => (
  <ul class="rows" aria-label={p.name}>
    {p.children}
  </ul>
);

/** One of them: `<Row href="/reports/…" title="Báo cáo tháng 10" note="Quá hạn 6 ngày" tone="danger" />`. */
export const Row = (p: {
  title: string;
  href?: string;
  note?: ComponentChildren;
  icon?: IconName;
  tone?: Tone;
  beside?: ComponentChildren;
}) => (
  <li class={`row row-${p.tone ?? 'plain'}${p.href ? ' opens' : ''}`}>
    <Icon name={p.icon ?? toneIcon[p.tone ?? 'plain']} size={24} />
    <div class="row-body">
      <div class="row-words">
        {p.href ? (
          <Link href={p.href} class="row-link">
            {p.title}
          </Link>
        ) : (
          <span class="row-title">{p.title}</span>
        )}
        {p.note && <div class="row-note">{p.note}</div>}
      </div>
      {p.beside && <div class="row-beside">{p.beside}</div>}
    </div>
    {p.href && <Icon name="forward" />}
  </li>
);

/** Buttons in a line that wraps. */
export const Actions = (p: { children: ComponentChildren }) => <div class="actions">{p.children}</div>;

/** What people wrote, its line breaks kept. */
export const Prose = (p: { children: ComponentChildren }) => <div class="prose">{p.children}</div>;

/** A code, symbol or link to be copied or typed off: letters of one width, selected by one press. */
export const Code = (p: { children: ComponentChildren }) => <code class="code">{p.children}</code>;

/** What most readers need not see; opened by a press. */
export const Disclosure = (p: { says: string; open?: boolean; children: ComponentChildren }) => (
  <details class="disclosure" open={p.open ?? false}>
    <summary>
      <Icon name="forward" size={18} />
      {p.says}
    </summary>
    <div class="disclosure-body">{p.children}</div>
  </details>
);
