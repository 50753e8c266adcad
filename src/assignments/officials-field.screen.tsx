import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { OfficialId } from '../kernel/id.ts';
import { searchKey } from '../kernel/name.ts';
import { Button } from '../web/button.tsx';
import { Disclosure } from '../web/design.tsx';
import { FieldGroup } from '../web/field.tsx';
import { count, texts } from '../web/form.ts';
import { number, t } from '../web/text.ts';
import type { CandidateOfficial } from './candidates.ts';
import { draftText } from './draft.texts.ts';

/** How many are shown at once: the others are found by their names. */
const shownAtMost = 150;

/**
 * Who takes part: at first those who have units now, ticked one by one, all or none, by sector. What is out of sight keeps its tick and its
 * limits. The least and the most of each stand apart, since few ever have them.
 */
export function OfficialsField(p: {
  officials: readonly CandidateOfficial[];
  /** Who takes part already, with their limits. */
  chosen?: readonly { officialId: OfficialId; least: number; most: number | null }[];
  hint?: string;
}) {
  const { officials } = p;
  const [limits, setLimits] = useState<ReadonlyMap<OfficialId, Limits>>(
    () =>
      new Map(
        p.chosen?.map(({ officialId, least, most }) => [
          officialId,
          { least: least === 0 ? '' : String(least), most: String(most ?? '') },
        ]),
      ),
  );
  const limit = (officialId: OfficialId, more: Partial<Limits>) =>
    setLimits(new Map([...limits, [officialId, { ...(limits.get(officialId) ?? noLimits), ...more }]]));
  const [ticked, setTicked] = useState<ReadonlySet<OfficialId>>(
    () =>
      new Set(
        officials
          .filter((one) => limits.has(one.id))
          .concat(p.chosen ? [] : likely(officials))
          .map((one) => one.id),
      ),
  );
  const [sector, setSector] = useState('');
  const [asked, setAsked] = useState('');
  const sectors = [...new Set(officials.map((one) => one.sector).filter(Boolean))].sort();
  const words = searchKey(asked);
  const shown = (one: CandidateOfficial) =>
    (sector === '' || one.sector === sector) && searchKey(`${one.name} ${one.post}`).includes(words);
  const inSight = officials.filter(shown);
  const set = (ids: readonly OfficialId[], on: boolean) => {
    const next = new Set(ticked);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setTicked(next);
  };
  const ids = inSight.map((one) => one.id);
  const rows = inSight.slice(0, shownAtMost);
  const inRows = new Set(rows.map((one) => one.id));
  const outOfSight = [...ticked].filter((id) => !inRows.has(id));
  return (
    <FieldGroup name="officials" label={t(draftText.officials)} {...(p.hint && { hint: p.hint })}>
      <div class="actions">
        <input
          class="input"
          type="search"
          aria-label={t(draftText.find)}
          placeholder={t(draftText.find)}
          value={asked}
          onInput={(event) => setAsked(event.currentTarget.value)}
        />
        {sectors.length > 1 && (
          <select
            class="input"
            aria-label={t(draftText.sector)}
            value={sector}
            onChange={(event) => setSector(event.currentTarget.value)}
          >
            <option value="">{t(draftText.everySector)}</option>
            {sectors.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
        <Button onClick={() => set(ids, true)}>{t(draftText.all)}</Button>
        <Button onClick={() => set(ids, false)}>{t(draftText.none)}</Button>
      </div>
      <p class="meta" role="status">
        {t(draftText.chosen, { count: number(ticked.size), all: number(officials.length) })}
      </p>
      <div class="choices">
        {rows.map((one) => (
          <label key={one.id} class="choice">
            <input
              type="checkbox"
              name="officials"
              value={one.id}
              checked={ticked.has(one.id)}
              onChange={(event) => set([one.id], event.currentTarget.checked)}
            />
            <span>
              {one.name}
              <span class="hint">{about(one)}</span>
            </span>
          </label>
        ))}
      </div>
      {inSight.length > rows.length && (
        <p class="meta">{t(draftText.moreOfficials, { count: number(inSight.length - rows.length) })}</p>
      )}
      {outOfSight.map((id) => (
        <Fragment key={id}>
          <input type="hidden" name="officials" value={id} />
          <input type="hidden" name={`least.${id}`} value={limits.get(id)?.least ?? ''} />
          <input type="hidden" name={`most.${id}`} value={limits.get(id)?.most ?? ''} />
        </Fragment>
      ))}
      <Disclosure says={t(draftText.limits)}>
        <p class="hint">{t(draftText.limitsExplain)}</p>
        {rows
          .filter((one) => ticked.has(one.id))
          .map((one) => (
            <div key={one.id} class="actions">
              <span class="label">{one.name}</span>
              {(['least', 'most'] as const).map((which) => (
                <input
                  key={which}
                  class="input input-count"
                  name={`${which}.${one.id}`}
                  inputMode="numeric"
                  maxLength={4}
                  value={limits.get(one.id)?.[which] ?? ''}
                  onInput={(event) => limit(one.id, { [which]: event.currentTarget.value })}
                  placeholder={t(draftText[which])}
                  aria-label={`${t(draftText[which])}: ${one.name}`}
                  autocomplete="off"
                />
              ))}
            </div>
          ))}
      </Disclosure>
    </FieldGroup>
  );
}

/** Those who have units of the kind; before the first time, all who are appointed as officials. Nobody who is away. */
function likely(officials: readonly CandidateOfficial[]): CandidateOfficial[] {
  const present = officials.filter((one) => !one.away);
  const holders = present.filter((one) => one.holding > 0);
  return holders.length > 0 ? holders : present.filter((one) => one.appointed);
}

/** As they are typed. */
interface Limits {
  least: string;
  most: string;
}
const noLimits: Limits = { least: '', most: '' };

/** What the field says: everyone ticked, with their limits. */
export const officialsSaid = (form: FormData) =>
  texts(form, 'officials').map((officialId) => ({
    officialId,
    least: count(form, `least.${officialId}`) ?? 0,
    most: count(form, `most.${officialId}`),
  }));

const about = (one: CandidateOfficial): string =>
  [
    one.post || one.sector,
    one.area,
    ...one.skills,
    t(draftText.holdingNow, { count: number(one.holding) }),
    ...(one.away ? [t(draftText.away)] : []),
  ]
    .filter(Boolean)
    .join(' · ');
