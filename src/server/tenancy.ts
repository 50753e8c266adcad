import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Day, dayAt, type Instant, instantAt } from '../kernel/day.ts';
import { tenantNamed } from './http.ts';
import type { Db } from './sql.ts';
import { findTenant, type Installation, openTenant, type Tenant, tenants } from './tenant.ts';
import { keyOfTenant } from './tenant-key.ts';

/** A tenant with its open pool, its day and its key. */
export interface OpenTenant {
  tenant: Tenant;
  db: Db;
  /** The day and moment for every rule: now in Việt Nam, or the hour of now on a sample world's day. */
  clock: () => { today: Day; now: Instant };
  keyed: (purpose: string, text: string) => Buffer;
}

/**
 * The tenants of one process. A pool opens when a tenant is first asked for and closes after ten idle minutes.
 * What a tenant is called and whether it exists is looked up again every 5 seconds, so a deleted one is soon gone.
 */
export class Tenancy {
  readonly #installation: Installation;
  readonly #open = new Map<string, { of: OpenTenant; usedAt: number; readAt: number }>();
  readonly #sweep: NodeJS.Timeout;

  constructor(installation: Installation) {
    this.#installation = installation;
    this.#sweep = setInterval(() => void this.#closeIdle(), 60_000);
    this.#sweep.unref();
  }

  /** By the first path segment, else by host name, else undefined. */
  async of(request: FastifyRequest): Promise<OpenTenant | undefined> {
    const name = tenantNamed(request);
    if (name !== undefined) return this.named(name);
    const all = await this.all();
    const hosted = all.find((tenant) => tenant.host !== null && tenant.host === request.hostname);
    return hosted && this.named(hosted.name);
  }

  all = (): Promise<Tenant[]> => tenants(this.#installation.admin);

  async named(name: string): Promise<OpenTenant | undefined> {
    const now = Date.now();
    const known = this.#open.get(name);
    if (known && now - known.readAt < 5_000) {
      known.usedAt = now;
      return known.of;
    }
    const tenant = await findTenant(this.#installation.admin, name);
    if (!tenant || (known && tenant.loginRole !== known.of.tenant.loginRole)) await this.#close(name);
    if (!tenant) return undefined;
    const key = await keyOfTenant(this.#installation, name);
    const again = this.#open.get(name);
    const of = again ? { ...again.of, tenant } : this.#opened(tenant, key);
    this.#open.set(name, { of, usedAt: now, readAt: now });
    return of;
  }

  #opened(tenant: Tenant, key: Buffer): OpenTenant {
    const clock = () => {
      const [today, now] = [dayAt(Date.now()), instantAt(Date.now())];
      if (tenant.demoDay === null) return { today, now };
      return { today: tenant.demoDay as Day, now: now.replace(today, tenant.demoDay) as Instant };
    };
    const keyed = (purpose: string, text: string) =>
      createHmac('sha256', key).update(purpose).update('\0').update(text).digest();
    return { tenant, db: openTenant(this.#installation, tenant), clock, keyed };
  }

  async #closeIdle() {
    for (const [name, { usedAt }] of this.#open) if (Date.now() - usedAt > 600_000) await this.#close(name);
  }

  /** Closes its pool at once: the tenant is about to go, or to be replaced. */
  forget = (name: string): Promise<void> => this.#close(name);

  async #close(name: string) {
    const open = this.#open.get(name);
    this.#open.delete(name);
    await open?.of.db.destroy();
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    for (const name of this.#open.keys()) await this.#close(name);
  }
}
