#!/usr/bin/env node
/** The command line's door: brings the packages and the pinned Node, then hands over to `src/main/cli.ts`. */
import path from 'node:path';
import { giveUp, handOver, install, root, unsupportedPlatform } from './ground.js';

const args = process.argv.slice(2);
const needsDatabase = /^(start|migrate|tenant|sample|review|export|backup|restore|bench)$/.test(
  args[0] ?? '',
);
const platform = needsDatabase && !process.env.DATABASE_URL ? unsupportedPlatform() : null;
if (platform !== null)
  giveUp(
    `Máy này (${platform}) không chạy được PostgreSQL kèm theo, vốn cần Linux x64 hoặc arm64 với glibc; hãy đặt DATABASE_URL tới một PostgreSQL 15-18, hoặc trên Windows thì chạy trong WSL.`,
    `This machine (${platform}) cannot run the PostgreSQL that comes along, which needs Linux x64 or arm64 with glibc; set DATABASE_URL to a PostgreSQL 15 to 18 or, on Windows, run in WSL.`,
  );
await install();
await handOver(path.join(root, 'src/main/cli.ts'), args);
