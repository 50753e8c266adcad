import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Problem } from '../kernel/problem.ts';
import { LanguageSwitch } from './account.tsx';
import { LinkButton } from './button.tsx';
import { Notice } from './design.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './entry-form.tsx';
import { TextField } from './field.tsx';
import { text } from './form.ts';
import { Icon, Mark } from './icon.tsx';
import { lapsed } from './me.ts';
import { type ReadOf, useRead } from './read.ts';
import { Reading } from './reading.tsx';
import { type Front, signIn } from './session.ts';
import { shellText } from './shell.texts.ts';
import { sentence, t } from './text.ts';

const Credentials = z.strictObject({
  userName: z.string().check(z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

/** Đăng nhập. In a sample tenant each role is one click. */
export const SignIn = () => <SignInPage front={useRead<Front>('front')} />;

/** The same from what is already known. */
export function SignInPage(p: { front: ReadOf<Front> }) {
  const tenant = p.front.value?.tenant;
  return (
    <div class="sign-in">
      <header class="sign-in-face">
        <div class="sign-in-face-inside">
          <p class="sign-in-brand">
            <Mark size={56} />
            <span>Ba Nắm</span>
          </p>
          <p class="sign-in-motto">{t(shellText.motto)}</p>
          <p class="sign-in-what">{t(shellText.what)}</p>
        </div>
        <Roofs />
      </header>
      <main class="sign-in-door">
        <div class="sign-in-door-inside">
          <LanguageSwitch />
          <div>
            <h1>{t(shellText.signIn)}</h1>
            {tenant && <p class="sign-in-tenant">{tenant.title}</p>}
          </div>
          <Reading of={p.front}>
            {(front) => (
              <>
                {!front.setUp && <Notice tone="info">{t(shellText.notSetUp)}</Notice>}
                {front.demo.length > 0 && <Roles of={front.demo} />}
                <Credential />
                {front.setUp && <ForResidents />}
              </>
            )}
          </Reading>
        </div>
      </main>
    </div>
  );
}

/** Over the page when the session has ended: nothing written there is lost. */
export const SignInAgain = () => (
  <Dialog title={t(shellText.signInAgain)} onClose={() => (lapsed.value = false)}>
    <p>{t(shellText.signInAgainSays)}</p>
    <Credential />
  </Dialog>
);

const Credential = () => (
  <>
    <Form
      words={Credentials}
      said={(form) => ({ userName: text(form, 'userName'), password: String(form.get('password') ?? '') })}
      act={signIn}
      labels={shellText}
      submit={t(shellText.signIn)}
      saved=" "
      after="keep"
    >
      <TextField name="userName" label={t(shellText.userName)} complete="username" max={80} />
      <TextField
        name="password"
        label={t(shellText.password)}
        type="password"
        complete="current-password"
        max={200}
      />
    </Form>
    <p class="meta">{t(shellText.forgotten)}</p>
  </>
);

/** Who has no account stands before the right door too. */
const ForResidents = () => (
  <div class="try">
    <LinkButton href="/gop-y" icon="concern">
      {t(shellText.residents)}
    </LinkButton>
    <p class="meta">{t(shellText.residentsSays)}</p>
  </div>
);

/** One click a role. */
function Roles(p: { of: Front['demo'] }) {
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function enter(userName: string) {
    setBusy(userName);
    setProblem(await signIn({ demo: userName }));
    setBusy(null);
  }
  return (
    <section class="try">
      <h2>{t(shellText.trySample)}</h2>
      <p class="meta">{t(shellText.trySampleSays)}</p>
      <ul>
        {p.of.map((one) => (
          <li key={one.userName}>
            <button
              type="button"
              class="try-role"
              aria-busy={busy === one.userName}
              onClick={() => busy === null && void enter(one.userName)}
            >
              <Icon name="person" />
              <span>{t(one.label)}</span>
              <Icon name="forward" size={18} />
            </button>
          </li>
        ))}
      </ul>
      <p role="alert" class="wrong">
        {problem && sentence(problem)}
      </p>
    </section>
  );
}

/** Roof behind roof, as a hamlet lies behind its commune: drawn, so it weighs nothing. */
const Roofs = () => (
  <svg
    class="roofs"
    aria-hidden="true"
    viewBox="0 0 400 260"
    preserveAspectRatio="xMidYMax slice"
    fill="none"
  >
    <path d="M-40 260 200 40l240 220" class="roof-1" />
    <path d="M20 260 200 100l180 160" class="roof-2" />
    <path d="M80 260 200 155l120 105" class="roof-3" />
    <path d="M135 260l65-55 65 55" class="roof-4" />
    <circle cx="200" cy="244" r="12" class="roof-people" />
  </svg>
);
