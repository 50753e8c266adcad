import { Problem } from '../kernel/problem.ts';
import { ask } from './ask.ts';
import { type Me, signedIn, type Tenant, whoIsIn } from './me.ts';
import { forgetReads } from './read.ts';
import { speakAsRemembered } from './text.ts';

/** What anyone may know before signing in: `GET front`. */
export interface Front {
  tenant: Tenant;
  /** One-click sign-ins of a sample tenant; empty elsewhere. */
  demo: readonly { userName: string; label: { vi: string; en: string } }[];
  /** False until the first administrator is there. */
  setUp: boolean;
}

/** Asks the server who is signed in. Returns the Problem only where the server gave no answer. */
export async function findMe(): Promise<Problem | null> {
  const who = await ask<Me | null>('GET', 'me');
  if (who instanceof Problem) return who;
  signedIn(who);
  if (who) speakAsRemembered(who.lang);
  return null;
}

/** Signs in by name and password, or by one click in a sample tenant. Null when it worked. */
export async function signIn(
  by: { userName: string; password: string } | { demo: string },
): Promise<Problem | null> {
  const before = whoIsIn();
  const refused = await ask('POST', 'session', by);
  if (refused instanceof Problem) return refused;
  forgetReads();
  const lost = await findMe();
  const now = whoIsIn();
  if (before && now && before.officialId !== now.officialId) location.reload();
  return lost;
}

/** Ends this session. The page is loaded anew, so nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await ask('DELETE', 'session');
  location.reload();
}
