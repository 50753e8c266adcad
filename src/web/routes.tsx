import { Component, type ComponentChildren, type FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Route, Router, Switch, useLocation } from 'wouter-preact';
import type { Action } from '../kernel/policy.ts';
import type { Text } from '../kernel/text.ts';
import { Button, LinkButton } from './button.tsx';
import { carried } from './dated.ts';
import { designText } from './design.texts.ts';
import type { IconName } from './icon.tsx';
import { leave } from './leaving.tsx';
import { hasOne, whoIsIn } from './me.ts';
import { base } from './place.ts';
import { Empty, Failed, Forbidden, Loading } from './reading.tsx';
import { t } from './text.ts';

/**
 * One page. `path` is under the tenant's base, `:name` parts become props of the component; `load` brings its chunk.
 * Whoever has none of `action` is told so instead (all may come, without one).
 * With `nav` it stands in the tab bar and the side rail, in the order of the list, for whoever has `action`, and one of the
 * `nav`'s own where it names some. Parts of one `group` stand together under its name in the side rail.
 */
export interface ScreenEntry {
  path: string;
  action?: Action | readonly Action[];
  load: () => Promise<(props: never) => ComponentChildren>;
  nav?: { label: Text; icon: IconName; action?: Action | readonly Action[]; group?: Text };
  /** Its lists answer as of any day: the day stands in the address (`?on=`), goes along to other such screens, and nothing is written meanwhile. */
  dated?: true;
  /** An open screen that brings its own frame. */
  bare?: boolean;
}

let moved = false;
/** True for every screen but the first one after loading: then the heading takes the focus, so it is read aloud. */
export const arrived = (): boolean => moved;

/** Wraps what needs links and places; asks before unsaved words are left. */
export const Place = (p: { children: ComponentChildren }) => (
  <Router
    base={base()}
    hrefs={carried}
    aroundNav={(navigate, to, options) =>
      leave(() => {
        moved = true;
        navigate(carried(to), options);
      })
    }
  >
    {p.children}
  </Router>
);

/** The screen of the present address, or a page that says there is none. */
export const Screens = (p: { of: readonly ScreenEntry[] }) => {
  const [at] = useLocation();
  useEffect(() => scrollTo(0, 0), [at]);
  return (
    <Boundary key={at}>
      <Switch>
        {p.of.map((screen) => (
          <Route key={screen.path} path={screen.path}>
            {(params) =>
              hasOne(screen.action, whoIsIn()?.may ?? []) ? (
                <Lazy screen={screen} params={params as Record<string, string>} />
              ) : (
                <NotTheirs />
              )
            }
          </Route>
        ))}
        <Route>
          <div class="screen">
            <h1>{t(designText.noPage)}</h1>
            <LinkButton href="/" tone="main" icon="home">
              {t(designText.home)}
            </LinkButton>
          </div>
        </Route>
      </Switch>
    </Boundary>
  );
};

/** In place of a screen that the reader has no right to: nothing of it, only a way back. */
function NotTheirs() {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t(designText.noRight)} · Ba Nắm`;
    if (arrived()) head.current?.focus();
  }, []);
  return (
    <div class="screen">
      <h1 ref={head} tabIndex={-1}>
        {t(designText.noRight)}
      </h1>
      <Forbidden explains={t(designText.noRightSays)} />
      <div class="actions">
        <LinkButton href="/" icon="home">
          {t(designText.home)}
        </LinkButton>
      </div>
    </div>
  );
}

type Loaded = FunctionComponent<Record<string, string>>;
const loaded = new Map<ScreenEntry, Loaded>();

function Lazy(p: { screen: ScreenEntry; params: Record<string, string> }) {
  const [, setRound] = useState(0);
  const [failed, setFailed] = useState(false);
  const Known = loaded.get(p.screen);
  async function bring() {
    setFailed(false);
    try {
      loaded.set(p.screen, (await p.screen.load()) as Loaded);
      setRound((round) => round + 1);
    } catch {
      setFailed(true);
    }
  }
  useEffect(() => {
    if (!Known) void bring();
  }, [p.screen]);
  if (failed) return <Failed again={() => void bring()} />;
  return Known ? <Known {...p.params} /> : <Loading />;
}

/** Catches what a screen throws: the shell stays, the reader gets a way back. */
class Boundary extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };
  override componentDidCatch(error: unknown) {
    console.error(error);
    this.setState({ broken: true });
  }
  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div class="screen">
        <h1>{t(designText.broken)}</h1>
        <Empty says={t(designText.broken)} explains={t(designText.brokenSays)} icon="warn">
          <Button tone="main" onClick={() => location.reload()}>
            {t(designText.again)}
          </Button>
          <LinkButton href="/">{t(designText.home)}</LinkButton>
        </Empty>
      </div>
    );
  }
}
