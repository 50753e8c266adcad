/// <reference types="vite/client" />

/** Name and version of this app as commands carry it, `web/0.1.0`; put in by vite.config.ts. */
declare const __APP__: string;
