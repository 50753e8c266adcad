#!/usr/bin/env node
/** `npm test`: brings the packages and the pinned Node, then hands over to `checks.js`. */
import path from 'node:path';
import { handOver, install, root } from './ground.js';

await install();
await handOver(path.join(root, 'bin/checks.js'), process.argv.slice(2));
