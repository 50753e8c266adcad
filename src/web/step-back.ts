import { useEffect } from 'preact/hooks';

/**
 * A step within a page as the browser's Back button sees it: while it is `on`, Back calls `back` in place of leaving the page.
 * `depth` counts from 1, for a step within a step. Gives what a button of the page calls to go back just so.
 */
export function useStepBack(depth: number, on: boolean, back: () => void): () => void {
  useEffect(() => {
    if (!on) return;
    history.pushState({ step: depth }, '');
    const left = ({ state }: PopStateEvent) => {
      if (((state as { step?: number } | null)?.step ?? 0) < depth) back();
    };
    addEventListener('popstate', left);
    return () => removeEventListener('popstate', left);
  }, [on]);
  return () => history.back();
}
