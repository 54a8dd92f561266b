// The auditor leaves before the end: by a key, by closing the terminal, or by a signal. Not a fault; what was answered is saved.

export type Leaving = 'quit' | 'key' | 'closed' | 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export class Interrupted extends Error {
  readonly by: Leaving;

  constructor(by: Leaving) {
    super(`interrupted: ${by}`);
    this.name = 'Interrupted';
    this.by = by;
  }
}
