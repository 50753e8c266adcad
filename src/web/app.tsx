import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { matchRoute, useLocation, useRouter } from 'wouter-preact';
import type { Problem } from '../kernel/problem.ts';
import { Alone } from './alone.tsx';
import { knowScreens } from './dated.ts';
import { lapsed, whoIsIn } from './me.ts';
import { Failed, Loading, Offline } from './reading.tsx';
import { Place, type ScreenEntry, Screens } from './routes.tsx';
import { findMe } from './session.ts';
import { navFor, Shell } from './shell.tsx';
import { SignIn, SignInAgain } from './sign-in.screen.tsx';
import { sentence, speakAsRemembered } from './text.ts';
import './style/style.css';

/** Starts the web app. `screens` need someone signed in and stand in the shell; `open` ones stand alone, for anyone. */
export function start(screens: readonly ScreenEntry[], open: readonly ScreenEntry[] = []): void {
  speakAsRemembered();
  knowScreens(screens);
  const root = document.getElementById('app');
  if (root) render(<App screens={screens} open={open} />, root);
}

const App = (p: { screens: readonly ScreenEntry[]; open: readonly ScreenEntry[] }) => (
  <Place>
    <Entrance {...p} />
  </Place>
);

/** An open screen by its address, for anyone; else the shell for who is signed in, the sign-in page for who is not. */
function Entrance(p: { screens: readonly ScreenEntry[]; open: readonly ScreenEntry[] }) {
  const [at] = useLocation();
  const { parser } = useRouter();
  const open = p.open.find((screen) => matchRoute(parser, screen.path, at)[0]);
  if (!open) return <Inside screens={p.screens} />;
  return open.bare ? (
    <Screens of={p.open} />
  ) : (
    <Alone>
      <Screens of={p.open} />
    </Alone>
  );
}

function Inside(p: { screens: readonly ScreenEntry[] }) {
  const [unanswered, setUnanswered] = useState<Problem | null>(null);
  const ask = async () => setUnanswered(await findMe());
  useEffect(() => void ask(), []);
  const who = whoIsIn();
  if (who === null) return <SignIn />;
  if (who === undefined) return <Waiting problem={unanswered} again={() => void ask()} />;
  return (
    <Shell me={who} nav={navFor(p.screens, who.may)}>
      <Screens of={p.screens} />
      {lapsed.value && <SignInAgain />}
    </Shell>
  );
}

/** Before the server said who this is. */
function Waiting(p: { problem: Problem | null; again: () => void }) {
  if (p.problem === null) return <Loading />;
  if (p.problem.code === 'web/noAnswer') return <Offline again={p.again} />;
  return <Failed explains={sentence(p.problem)} again={p.again} />;
}
