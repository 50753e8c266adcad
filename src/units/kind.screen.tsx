import { useState } from 'preact/hooks';
import { addDays, written } from '../kernel/day.ts';
import { Button, ConfirmButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Screen, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, TextField } from '../web/field.tsx';
import { count, day, dayOrNull, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { ChainLink, LinkKind, UnitKind } from './kind.ts';
import { kindText } from './unit.texts.ts';

/** What units are called here, and which tier holds which. */
export function UnitKinds() {
  const kinds = useRead<UnitKind[]>('unit-kinds');
  const onDay = useOnDay();
  const links = useRead<ChainLink[]>(onDay.of('chain-links'));
  const [kind, setKind] = useState<UnitKind | 'new' | null>(null);
  const [adding, setAdding] = useState(false);
  const mayChange = may('setting.change');
  return (
    <Screen
      title={t(kindText.title)}
      lead={t(kindText.lead)}
      back="/units"
      wide
      actions={<OnDay {...onDay} />}
    >
      <NotToday {...onDay} />
      <Section
        title={t(kindText.kinds)}
        actions={
          mayChange && (
            <Button icon="plus" onClick={() => setKind('new')}>
              {t(kindText.addKind)}
            </Button>
          )
        }
      >
        <Reading of={kinds}>{(rows) => <KindList rows={rows} change={mayChange ? setKind : null} />}</Reading>
      </Section>
      <Section
        title={t(kindText.chain)}
        actions={
          mayChange && (
            <Button icon="plus" onClick={() => setAdding(true)}>
              {t(kindText.addLink)}
            </Button>
          )
        }
      >
        <p class="meta">{t(kindText.chainLead)}</p>
        <Reading of={links} empty={<Empty icon="tree" says={t(kindText.noLinks)} />}>
          {(rows) => <LinkList rows={rows} kinds={kinds.value ?? []} />}
        </Reading>
      </Section>
      {kind && <KindDialog stored={kind === 'new' ? null : kind} close={() => setKind(null)} />}
      {adding && <LinkDialog close={() => setAdding(false)} />}
    </Screen>
  );
}

const KindList = (p: { rows: readonly UnitKind[]; change: ((kind: UnitKind) => void) | null }) => (
  <List
    name={t(kindText.kinds)}
    sheet="unit-kinds"
    rows={p.rows}
    id={(kind) => kind.code}
    columns={[
      { head: kindText.vi, of: (kind) => kind.vi },
      { head: kindText.en, of: (kind) => kind.en },
      { head: kindText.tier, of: (kind) => kind.tier, kind: 'count' },
      { head: kindText.code, of: (kind) => kind.code, deskOnly: true },
    ]}
    {...(p.change && {
      actions: (kind: UnitKind) => (
        <Button tone="quiet" icon="pencil" onClick={() => p.change?.(kind)}>
          {t(kindText.changeKind)}
        </Button>
      ),
    })}
  />
);

const KindDialog = (p: { stored: UnitKind | null; close: () => void }) => (
  <Dialog title={t(p.stored ? kindText.changeKind : kindText.addKind)} onClose={p.close}>
    <Form
      words={UnitKind}
      said={(form) => ({
        code: p.stored?.code ?? text(form, 'code'),
        vi: text(form, 'vi'),
        en: text(form, 'en'),
        tier: count(form, 'tier'),
      })}
      kind="unitKind.set"
      labels={kindText}
      done={p.close}
    >
      <TextField name="vi" label={t(kindText.vi)} value={p.stored?.vi ?? ''} max={60} />
      <TextField name="en" label={t(kindText.en)} value={p.stored?.en ?? ''} max={60} />
      <CountField name="tier" label={t(kindText.tier)} value={p.stored?.tier ?? null} />
      {!p.stored && <TextField name="code" label={t(kindText.code)} hint={t(kindText.codeHint)} max={40} />}
    </Form>
  </Dialog>
);

/** «Cấp 3 (Xã, Phường …)»: a tier by the kinds that stand in it. */
const tierSays = (tier: number, kinds: readonly UnitKind[]): string => {
  const names = kinds.filter((kind) => kind.tier === tier).map((kind) => kind.vi);
  return `${t(kindText.tierIs, { tier })}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
};

const LinkList = (p: { rows: readonly ChainLink[]; kinds: readonly UnitKind[] }) => (
  <List
    name={t(kindText.chain)}
    sheet="chain-links"
    rows={p.rows}
    id={(link) => link.id}
    columns={[
      { head: kindText.holderTier, of: (link) => tierSays(link.holderTier, p.kinds) },
      { head: kindText.heldTier, of: (link) => tierSays(link.heldTier, p.kinds) },
      { head: kindText.kind, of: (link) => t(kindText[link.kind]) },
      { head: kindText.from, of: (link) => link.from, kind: 'day' },
      { head: kindText.until, of: (link) => link.until, kind: 'day' },
    ]}
    actions={(link) =>
      may('setting.change') &&
      link.until === null && (
        <ConfirmButton
          tone="quiet"
          asks={t(kindText.endLinkAsk)}
          explains={written(me().today)}
          act={() =>
            send('chainLink.end', {
              id: link.id,
              until: link.from < me().today ? me().today : addDays(link.from, 1),
            })
          }
        >
          {t(kindText.endLink)}
        </ConfirmButton>
      )
    }
  />
);

const LinkDialog = (p: { close: () => void }) => (
  <Dialog title={t(kindText.addLink)} onClose={p.close}>
    <Form
      words={ChainLink}
      said={(form, id) => ({
        id,
        holderTier: count(form, 'holderTier'),
        heldTier: count(form, 'heldTier'),
        kind: text(form, 'kind'),
        from: day(form, 'from'),
        until: dayOrNull(form, 'until'),
      })}
      kind="chainLink.set"
      labels={kindText}
      done={p.close}
    >
      <CountField name="holderTier" label={t(kindText.holderTier)} />
      <CountField name="heldTier" label={t(kindText.heldTier)} />
      <SelectField
        name="kind"
        label={t(kindText.kind)}
        choices={LinkKind.options.map((kind) => ({ value: kind, label: t(kindText[kind]) }))}
      />
      <DayField name="from" label={t(kindText.from)} today={me().today} />
      <DayField name="until" label={t(kindText.until)} optional />
    </Form>
  </Dialog>
);
