import { useSearchParams } from 'wouter-preact';
import type { Text } from '../kernel/text.ts';
import { Row, Rows, Screen } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { UnitKind } from './kind.ts';
import { MergeForm } from './merge-form.tsx';
import { ExtractForm, SplitForm } from './split-form.tsx';
import { AbolishForm, RestoreForm } from './tier-form.tsx';
import type { UnitHistory } from './unit.ts';
import { changeText } from './unit-change.texts.ts';
import { useUnder } from './unit-form.screen.tsx';

/** `?what=merge&units=…,…` `?what=split&unit=…`: a form for each change; without `what` the choice of them. */
export function Arrange() {
  const [asked] = useSearchParams();
  const what = asked.get('what') as What | null;
  const unit = asked.get('unit');
  const title = what && titles[what] ? changeText[what] : changeText.arrange;
  return (
    <Screen
      key={`${what} ${unit}`}
      title={t(title)}
      back={what ? `/unit-changes/new${unit ? `?unit=${unit}` : ''}` : unit ? `/units/${unit}` : '/units'}
      lead={t(what && titles[what] ? titles[what] : changeText.arrangeLead)}
    >
      {may('unit.change') ? <Chosen what={what} unit={unit} units={asked.get('units')} /> : <Forbidden />}
    </Screen>
  );
}

const titles = {
  merge: changeText.mergeSays,
  split: changeText.splitSays,
  extract: changeText.extractSays,
  abolish: changeText.abolishSays,
  restore: changeText.restoreSays,
} as const satisfies Record<string, Text>;
type What = keyof typeof titles;

function Chosen(p: { what: What | null; unit: string | null; units: string | null }) {
  const own = useUnder();
  const kinds = useRead<UnitKind[]>('unit-kinds');
  const { what, unit } = p;
  if (what === null || !titles[what]) return <Choice unit={unit} />;
  return (
    <Reading of={kinds}>
      {(all) => {
        if (what === 'merge')
          return <MergeForm kinds={all} ids={(p.units ?? unit ?? '').split(',').filter(Boolean)} />;
        if (what === 'restore') return <RestoreForm unitId={unit} />;
        const home = unit ?? own;
        if (what === 'abolish') return <AbolishForm kinds={all} beneathId={home ?? null} />;
        const Form = what === 'split' ? SplitForm : ExtractForm;
        return <Form kinds={all} unitId={unit} />;
      }}
    </Reading>
  );
}

/** Every change of the tree; those of one unit, where one is named. */
function Choice({ unit }: { unit: string | null }) {
  const known = useRead<UnitHistory>(unit ? `units/${unit}` : null);
  const until = known.value?.facts.at(-1)?.until ?? null;
  const ended = until !== null && until <= me().today;
  const arrange = (what: What) => `/unit-changes/new?what=${what}${unit ? `&unit=${unit}` : ''}`;
  const edit = (tab: string) => `/units/${unit}/edit?tab=${tab}`;
  const all: [says: Text, explains: Text, href: string, shown: boolean][] = [
    [changeText.merge, changeText.mergeSays, arrange('merge'), !ended],
    [changeText.split, changeText.splitSays, arrange('split'), !ended],
    [changeText.extract, changeText.extractSays, arrange('extract'), !ended],
    [changeText.facts, changeText.factsSays, edit('facts'), unit !== null],
    [changeText.move, changeText.moveSays, edit('move'), unit !== null && !ended],
    [changeText.end, changeText.endSays, edit('end'), unit !== null && !ended],
    [changeText.abolish, changeText.abolishSays, arrange('abolish'), !ended],
    [changeText.restore, changeText.restoreSays, arrange('restore'), unit === null || ended],
    [changeText.fromFile, changeText.fromFileSays, '/imports?what=mergers', unit === null],
  ];
  return (
    <>
      {known.value && <p class="meta">{known.value.unit.name}</p>}
      <Rows name={t(changeText.arrange)}>
        {all
          .filter(([, , , shown]) => shown)
          .map(([says, explains, href]) => (
            <Row key={href} icon="tree" title={t(says)} note={t(explains)} href={href} />
          ))}
      </Rows>
    </>
  );
}
