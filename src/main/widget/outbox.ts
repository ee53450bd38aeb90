import { PREFIX, type Store } from './store';

/**
 * What the visitor wrote and the server has not acknowledged yet. Each entry has its own row in the browser's
 * storage, so it outlives a reload or a closed tab, and two tabs never write over each other's.
 * An entry leaves only when the server has it (acknowledged, or seen in the history), so nothing is lost;
 * it keeps its key for ever, so nothing is doubled.
 */
export interface Entry {
  key: string;
  text: string;
  at: string;
  /** The error's code once the message was really refused; a person then decides. */
  failed?: string;
  /** How often it was handed to a line that stood, since the person last asked for it. */
  tries: number;
}

interface Row {
  entry: Entry;
  owner: string;
}

const MARK = 16;

export class Outbox {
  private rows: Row[] = [];
  private owner = '';

  constructor(private readonly channel: string, private readonly store: Store) {}

  /** Whose messages these are: rows of another visitor (a cleared cookie) are dropped, never sent. */
  belongTo(token: string | null): void {
    const owner = token ? token.slice(0, MARK) : '';
    if (!this.owner && !owner) return this.load();
    this.owner = owner;
    this.load();
    for (const row of this.rows) {
      row.owner = owner;
      this.keep(row);
    }
  }

  all(): Entry[] {
    return this.rows.map(row => row.entry);
  }

  /** The next one to send: strictly in the order of writing, past those that failed. */
  next(): Entry | undefined {
    return this.rows.find(row => !row.entry.failed)?.entry;
  }

  get(key: string): Entry | undefined {
    return this.rows.find(row => row.entry.key === key)?.entry;
  }

  add(text: string, at: Date): Entry {
    const row = { entry: { key: uuid(), text, at: at.toISOString(), tries: 0 }, owner: this.owner };
    this.rows.push(row);
    this.keep(row);
    return row.entry;
  }

  fail(key: string, code: string): void {
    const row = this.rows.find(each => each.entry.key === key);
    if (!row) return;
    row.entry.failed = code;
    this.keep(row);
  }

  /** The person asks for it again: the same key, so the server knows it if it did arrive. */
  again(key: string): void {
    const row = this.rows.find(each => each.entry.key === key);
    if (!row) return;
    delete row.entry.failed;
    row.entry.tries = 0;
    this.rows = [...this.rows.filter(each => each !== row), row];
    this.keep(row);
  }

  remove(key: string): void {
    this.rows = this.rows.filter(row => row.entry.key !== key);
    this.forget(key);
  }

  clear(): void {
    for (const row of this.rows) this.forget(row.entry.key);
    this.rows = [];
  }

  private load(): void {
    const prefix = this.name('');
    for (const [name, value] of this.store.rows().filter(each => each[0].startsWith(prefix))) {
      const row = parse(value);
      if (!row || (row.owner && row.owner !== this.owner)) this.store.put(name, null);
      else if (!this.get(row.entry.key)) this.rows.push({ ...row, entry: { ...row.entry, tries: 0 } });
    }
    this.rows.sort((one, other) => one.entry.at.localeCompare(other.entry.at));
  }

  private keep(row: Row): void {
    this.store.put(this.name(row.entry.key), JSON.stringify(row));
  }

  private forget(key: string): void {
    this.store.put(this.name(key), null);
  }

  private name(key: string): string {
    return `${PREFIX}${this.channel}:${key}`;
  }
}

function parse(json: string): Row | null {
  try {
    const row = JSON.parse(json) as Row;
    return typeof row.entry.key === 'string' && typeof row.entry.text === 'string' ? row : null;
  } catch {
    return null;
  }
}

/** crypto.randomUUID is missing on plain http, where a trial of the chat may well run. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
