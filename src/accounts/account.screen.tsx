import { useState } from 'preact/hooks';
import { encode } from 'uqr';
import * as z from 'zod/mini';
import type { OfficialId } from '../kernel/id.ts';
import { newId } from '../kernel/id.ts';
import { searchKey } from '../kernel/name.ts';
import { Button, ConfirmButton } from '../web/button.tsx';
import { Actions, Notice, Screen, Status, type Tone } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { address } from '../web/place.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { accountText } from './account.texts.ts';
import { UserName } from './account.ts';
import { momentOf } from './moment.ts';

export interface AccountRow {
  officialId: OfficialId;
  name: string;
  accountId: string | null;
  userName: string | null;
  state: 'invited' | 'open' | 'closed' | null;
  lastSeen: string | null;
}

const states: Record<string, { says: keyof typeof accountText; tone: Tone }> = {
  none: { says: 'stateNone', tone: 'plain' },
  invited: { says: 'stateInvited', tone: 'info' },
  open: { says: 'stateOpen', tone: 'ok' },
  closed: { says: 'stateClosed', tone: 'warn' },
};
const stateOf = (row: AccountRow) => states[row.state ?? 'none'] ?? states.none;

/** Everyone who could sign in: issue a link, close, open again. */
export function Accounts() {
  const accounts = useRead<AccountRow[]>('accounts');
  const duties = useRead<{ role: string; officialId: string }[]>('duties');
  const [inviting, setInviting] = useState<AccountRow | null>(null);
  const administrators = new Set(
    duties.value?.filter((d) => d.role === 'administrator').map((d) => d.officialId),
  );
  return (
    <Screen title={t(accountText.accounts)} lead={t(accountText.accountsLead)} wide>
      {duties.value && administrators.size === 1 && (
        <Notice tone="warn" title={t(accountText.oneAdministrator)}>
          {t(accountText.oneAdministratorSays)}
        </Notice>
      )}
      <Reading
        of={accounts}
        empty={<Empty says={t(accountText.none)} explains={t(accountText.noneExplains)} />}
      >
        {(rows) => (
          <List
            name={t(accountText.accounts)}
            sheet="accounts"
            rows={rows}
            id={(row) => row.officialId}
            columns={[
              { head: accountText.name, of: (row) => row.name },
              { head: accountText.userName, of: (row) => row.userName ?? '' },
              {
                head: accountText.state,
                of: (row) => t(accountText[stateOf(row)?.says ?? 'stateNone']),
                show: (row) => (
                  <Status tone={stateOf(row)?.tone ?? 'plain'}>
                    {t(accountText[stateOf(row)?.says ?? 'stateNone'])}
                  </Status>
                ),
              },
              {
                head: accountText.lastSeen,
                of: (row) => (row.lastSeen ? momentOf(row.lastSeen) : t(accountText.never)),
              },
            ]}
            actions={(row) => <AccountActions row={row} invite={() => setInviting(row)} />}
          />
        )}
      </Reading>
      {inviting && <Invite row={inviting} close={() => setInviting(null)} />}
    </Screen>
  );
}

function AccountActions({ row, invite }: { row: AccountRow; invite: () => void }) {
  const { accountId } = row;
  return (
    <Actions>
      {row.state === 'closed' && accountId ? (
        <Button onClick={() => void send('account.reopen', { accountId })}>{t(accountText.reopen)}</Button>
      ) : (
        <Button onClick={invite}>{t(accountText.giveLink)}</Button>
      )}
      {accountId && row.state !== 'closed' && (
        <ConfirmButton
          tone="quiet"
          asks={t(accountText.closeAsks, { name: row.name })}
          act={() => send('account.close', { accountId })}
        >
          {t(accountText.close)}
        </ConfirmButton>
      )}
    </Actions>
  );
}

const Named = z.strictObject({ userName: UserName });

/** The secret is made here, on the clerk's machine, and leaves it once: as a hash's source to the server, as a slip to its owner. */
function Invite({ row, close }: { row: AccountRow; close: () => void }) {
  const [made, setMade] = useState<{ link: string; userName: string } | null>(null);
  async function issue({ userName }: { userName: string }) {
    const token = randomToken();
    const problem = await send('account.invite', {
      id: newId(),
      accountId: row.accountId ?? newId(),
      officialId: row.officialId,
      userName,
      token,
    });
    if (problem === null) setMade({ link: `${location.origin}${address('/begin')}#${token}`, userName });
    return problem;
  }
  return (
    <Dialog
      title={t(made ? accountText.linkMade : accountText.giveLinkTo, { name: row.name })}
      onClose={close}
    >
      {made ? (
        <Slip {...made} />
      ) : (
        <Form
          words={Named}
          said={(form) => ({ userName: text(form, 'userName') })}
          act={issue}
          labels={accountText}
          submit={t(accountText.makeLink)}
        >
          <p>{t(accountText.linkLead)}</p>
          <TextField
            name="userName"
            label={t(accountText.userName)}
            hint={t(accountText.userNameHint)}
            value={row.userName ?? proposedName(row.name)}
          />
        </Form>
      )}
    </Dialog>
  );
}

/** «Nguyễn Văn An» → an.nv, as offices name their people. */
function proposedName(name: string): string {
  const words = searchKey(name).split(' ');
  const given = words.pop() ?? '';
  const initials = words.map((word) => word[0]).join('');
  return initials ? `${given}.${initials}` : given;
}

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function Slip({ link, userName }: { link: string; userName: string }) {
  async function copy() {
    await navigator.clipboard?.writeText(link);
    toast(t(accountText.copied));
  }
  return (
    <div class="slip">
      <p>{t(accountText.linkScan)}</p>
      <QrCode of={link} />
      <p class="code">{link}</p>
      <p>{t(accountText.linkOnce, { userName })}</p>
      <Actions>
        <Button tone="main" icon="print" onClick={() => print()}>
          {t(accountText.printSlip)}
        </Button>
        <Button onClick={() => void copy()}>{t(accountText.copyLink)}</Button>
      </Actions>
    </div>
  );
}

/** Black on white in both densities: a reader of codes needs the contrast. */
function QrCode({ of }: { of: string }) {
  const { data, size } = encode(of, { border: 2 });
  const path = data.flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label="QR">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
