import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../kernel/problem.ts';
import { Button } from '../web/button.tsx';
import { Actions, Disclosure, Notice, Row, Rows, Section } from '../web/design.tsx';
import { ErrorSummary } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { text } from '../web/form.ts';
import { send } from '../web/send.ts';
import { lang, number, t } from '../web/text.ts';
import { changeText } from './unit-change.texts.ts';
import type { ChangePreview } from './unit-change.ts';

type Renames = readonly { unitId: string; name: string }[];
/** Changes whose body may give new names to units that would clash. */
const renaming = ['unit.merge', 'unit.split', 'unit.extract', 'unit.abolishTier'];
const fieldOf = (unitId: string) => `rename.${unitId}`;

/** What a change would do: begun, ended, moved, clashing names with room for others, what follows slice by slice; then carried out. */
export function Foretold<Value>(p: {
  kind: string;
  value: Value;
  preview: ChangePreview;
  again: (value: Value) => Promise<Problem | null>;
  done: (value: Value, preview: ChangePreview) => void;
  back: () => void;
}) {
  const { begins, ends, moves, moved, effects } = p.preview;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<'preview' | 'perform' | null>(null);
  async function go(what: 'preview' | 'perform', form: HTMLFormElement | null) {
    if (busy) return;
    const value = renamed(p.value, p.preview, form);
    setBusy(what);
    const refused = what === 'preview' ? await p.again(value) : await send(p.kind, value as object);
    setBusy(null);
    setProblem(refused);
    if (!refused && what === 'perform') p.done(value, p.preview);
  }
  const clashes = renaming.includes(p.kind) ? p.preview.clashes : [];
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void go('perform', event.currentTarget);
      }}
    >
      <ErrorSummary of={problem} labels={{}} />
      <p>{t(changeText.previewLead)}</p>
      <Figures>
        <Figure value={begins.length} says={t(changeText.begins)} />
        <Figure value={ends.length} says={t(changeText.ends)} />
        <Figure value={moves} says={t(changeText.moves)} />
        <Figure
          value={effects.reduce((sum, { count }) => sum + count, 0)}
          says={t(changeText.effectsCount)}
        />
      </Figures>
      {clashes.length > 0 && (
        <Clashes of={clashes} again={(form) => void go('preview', form)} busy={busy === 'preview'} />
      )}
      {ends.length > 0 && (
        <Section title={t(changeText.endsTitle)}>
          <Names
            of={ends.map(({ id, name, under, heirName, how }) => ({
              ...{ id, name },
              note: [
                under && t(changeText.isUnder, { under }),
                t(changeText[`${how}To`], { heir: heirName }),
              ],
            }))}
          />
        </Section>
      )}
      {begins.length > 0 && (
        <Section title={t(changeText.beginsTitle)}>
          <Names
            of={begins.map(({ id, name, under }) => ({
              ...{ id, name },
              note: [under && t(changeText.isUnder, { under })],
            }))}
          />
        </Section>
      )}
      {moved.length > 0 && (
        <Disclosure says={`${t(changeText.movesTitle)} (${number(moves)})`} open={moves <= few}>
          <Lines of={moved} more={moves - moved.length} />
        </Disclosure>
      )}
      <Section title={t(changeText.effectsTitle)}>
        {effects.length === 0 ? (
          <p>{t(changeText.effectsNone)}</p>
        ) : (
          effects.map((effect) => (
            <Disclosure
              key={effect.what.vi}
              says={countedEffect(effect)}
              open={effect.lines.length > 0 && effect.lines.length <= few}
            >
              <Lines of={effect.lines} more={effect.count - effect.lines.length} />
            </Disclosure>
          ))
        )}
      </Section>
      <Working on={busy !== null} />
      <Actions>
        <Button type="submit" tone="main" busy={busy === 'perform'}>
          {t(changeText.perform)}
        </Button>
        <Button tone="quiet" onClick={p.back}>
          {t(changeText.mend)}
        </Button>
      </Actions>
    </form>
  );
}
const few = 8;

/** «2 vai trò …»; in English the count stands last, for «1 roles» is none. */
const countedEffect = ({ what, count }: ChangePreview['effects'][number]): string => {
  const { en } = what;
  return lang() === 'en'
    ? `${en.slice(0, 1).toUpperCase()}${en.slice(1)}: ${number(count)}`
    : `${number(count)} ${what.vi}`;
};

function renamed<Value>(value: Value, { clashes }: ChangePreview, form: HTMLFormElement | null): Value {
  if (!form) return value;
  const said = new FormData(form);
  const { renames = [] } = value as { renames?: Renames };
  const all = new Map(renames.map(({ unitId, name }) => [unitId, name]));
  for (const { unitId, name } of clashes) {
    const to = text(said, fieldOf(unitId));
    if (to !== '' && to !== name) all.set(unitId as string, to);
  }
  if (all.size === 0) return value;
  return { ...value, renames: [...all].map(([unitId, name]) => ({ unitId, name })) };
}

/** A box for each clashing name, and a proposal for all: the former place behind it. */
function Clashes(p: {
  of: ChangePreview['clashes'];
  again: (form: HTMLFormElement | null) => void;
  busy: boolean;
}) {
  const [suggested, setSuggested] = useState(0);
  return (
    <Section title={`${t(changeText.clashesTitle)} (${number(p.of.length)})`}>
      <Notice tone="warn">{t(changeText.clashesSay)}</Notice>
      <div key={suggested} class="fields">
        {p.of.map(({ unitId, name, under, was }) => (
          <TextField
            key={unitId}
            name={fieldOf(unitId)}
            label={t(was ? changeText.clashLabel : changeText.clashBegun, { name, was, under })}
            value={suggested > 0 && was ? `${name} (${was})` : name}
            max={120}
          />
        ))}
      </div>
      <div class="actions">
        <Button onClick={() => setSuggested(suggested + 1)}>{t(changeText.clashSuggest)}</Button>
        <Button
          busy={p.busy}
          onClick={(event) => p.again((event.currentTarget as HTMLElement).closest('form'))}
        >
          {t(changeText.previewAgain)}
        </Button>
      </div>
    </Section>
  );
}

const Names = (p: { of: readonly { id: string; name: string; note: readonly (string | false)[] }[] }) => (
  <>
    <Rows name={t(changeText.units)}>
      {p.of.slice(0, most).map(({ id, name, note }) => (
        <Row key={id} icon="tree" title={name} note={note.filter(Boolean).join(' · ')} />
      ))}
    </Rows>
    {p.of.length > most && <p class="meta">{t(changeText.more, { count: number(p.of.length - most) })}</p>}
  </>
);
const most = 50;

const Lines = (p: { of: readonly string[]; more: number }) => (
  <>
    <ul>
      {p.of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {p.more > 0 && <p class="meta">{t(changeText.moreLines, { count: number(p.more) })}</p>}
  </>
);

/** Says after a second that it is still at work. */
export function Working(p: { on: boolean }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!p.on) return;
    const clock = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(clock);
  }, [p.on]);
  return <p role="status">{p.on && seconds > 0 ? t(changeText.working, { seconds }) : ''}</p>;
}
