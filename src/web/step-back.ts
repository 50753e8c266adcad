import { useEffect } from 'preact/hooks';

const stepOf = (state: unknown): number => (state as { step?: number } | null)?.step ?? 0;

/**
 * A step within a page as the browser's Back button sees it: while it is `on`, Back calls `back` in place of leaving the page; of a step
 * within a step the inner one goes first. Gives what a button of the page calls to go back just so.
 */
export function useStepBack(on: boolean, back: () => void): () => void {
  useEffect(() => {
    if (!on) return;
    // A step that was finished leaves its number behind: this one comes after it.
    const step = stepOf(history.state) + 1;
    history.pushState({ step }, '');
    const left = ({ state }: PopStateEvent) => {
      if (stepOf(state) < step) back();
    };
    addEventListener('popstate', left);
    return () => removeEventListener('popstate', left);
  }, [on]);
  return () => history.back();
}
