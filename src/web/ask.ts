import { Problem, problems, requestProblem } from '../kernel/problem.ts';
import { lapse } from './me.ts';
import { api } from './place.ts';
import { lang } from './text.ts';

export const webProblem = problems('web', {
  noAnswer: {
    status: 503,
    vi: () => 'Chưa nối được với máy chủ. Nội dung vừa ghi vẫn còn trên màn hình; hãy thử lại khi có mạng.',
    en: () =>
      'The server cannot be reached. What you wrote is still on the screen; try again when connected.',
  },
});

/** Long enough for a slow evening network; an answer later than that is no answer. */
const patience = 30_000;

/**
 * One request to the tenant's API. Resolves to the JSON answer (null for an empty one) or to the Problem; never throws.
 * A 401 while someone was signed in also opens the sign-in dialog (me.ts), the page behind it staying as it is.
 */
export async function ask<T>(method: string, path: string, body?: object): Promise<T | Problem> {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(api(path), {
      method,
      signal: stop.signal,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': lang(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) return await refusal(response, path);
    const text = await response.text();
    return (text === '' ? null : JSON.parse(text)) as T;
  } catch {
    return webProblem.noAnswer();
  } finally {
    clearTimeout(clock);
  }
}

/** The Problem inside a refused answer; also what a proxy says that knows no problem documents. */
export async function refusal(response: Response, path: string): Promise<Problem> {
  if (response.status === 401 && path !== 'session') lapse();
  const isProblem = response.headers.get('content-type')?.includes('json');
  const said: unknown = isProblem ? await response.json().catch(() => null) : null;
  if (said !== null && typeof said === 'object') return fromDocument({ status: response.status, ...said });
  if (response.status === 404) return requestProblem.notFound();
  return response.status < 500 ? requestProblem.unforeseen() : webProblem.noAnswer();
}

/** A problem document (RFC 9457) as the Problem our screens know. Its sentence is already in the reader's language. */
export function fromDocument(document: { status?: number; type?: string; detail?: string }): Problem {
  const { type = '', status = 500, detail = requestProblem.unforeseen().says[lang()], ...facts } = document;
  return new Problem(type.replace(/^\/problems\//, ''), status, { vi: detail, en: detail }, facts);
}
