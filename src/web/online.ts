import { signal } from '@preact/signals';

/** Does the device think it has a network? True may still end in no answer; false is certain. */
export const online = signal(navigator.onLine);
addEventListener('online', () => (online.value = true));
addEventListener('offline', () => (online.value = false));
