import { useEffect, useState } from 'preact/hooks';

/**
 * The code behind the `#` of the address, empty where there is none. It never reaches a server's log. Whoever pastes the
 * whole address into a page that is open already changes only what stands behind `#`: that is followed.
 */
export function useCode(): string {
  const read = () => location.hash.slice(1);
  const [code, setCode] = useState(read);
  useEffect(() => {
    const follow = () => setCode(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return code;
}
