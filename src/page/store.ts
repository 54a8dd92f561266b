// Visits in the browser's own storage. What is put there is on the disk before it counts as saved, so that a phone whose battery
// dies loses nothing. Where a browser keeps nothing, the page says so and works on.

import type { Session } from '../core/answers/response.ts';

export interface Visit {
  /** Names its files, too. */
  readonly id: string;
  /** Counts its savings: two windows that have it open do not write over each other. */
  readonly revision: number;
  readonly session: Session;
  /** What the auditor agreed to when it began. */
  readonly askAll: boolean;
  /** Where the auditor stood. */
  readonly criterion: string | null;
}

export interface Photo {
  /** As the session names it. */
  readonly file: string;
  readonly visit: string;
  readonly blob: Blob;
}

export interface Store {
  /** Whether anything outlives this page. */
  readonly lasting: boolean;
  visits(): Promise<Visit[]>;
  /** Resolves once it is on the disk; throws `OtherWindow` where the visit has been changed elsewhere. */
  save(visit: Visit): Promise<void>;
  remove(visit: Visit): Promise<void>;
  photos(visit: string): Promise<Photo[]>;
  keep(photo: Photo): Promise<void>;
  forget(photo: Pick<Photo, 'file'>): Promise<void>;
  /** Whoever filled in the last one most likely fills in the next. */
  auditor(name?: string): string;
}

export class OtherWindow extends Error {}

export async function openStore(name: string): Promise<Store> {
  try {
    return lasting(await opened(name), name);
  } catch {
    return fleeting();
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('visits', { keyPath: 'id' });
    request.result.createObjectStore('photos', { keyPath: 'file' }).createIndex('visit', 'visit');
  };
  return settled(request);
}

function lasting(database: IDBDatabase, name: string): Store {
  const within = <T>(
    store: 'visits' | 'photos',
    mode: IDBTransactionMode,
    act: (objects: IDBObjectStore) => Promise<T>,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      let result: T;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      act(transaction.objectStore(store)).then(
        (done) => {
          result = done;
        },
        (error) => {
          reject(error);
          transaction.abort();
        },
      );
    });
  const done = async (request: IDBRequest): Promise<void> => void (await settled(request));
  return {
    lasting: true,
    visits: () => within('visits', 'readonly', (all) => settled(all.getAll() as IDBRequest<Visit[]>)),
    save: (visit) =>
      within('visits', 'readwrite', async (all) => {
        const known = await settled(all.get(visit.id) as IDBRequest<Visit | undefined>);
        if (known !== undefined && known.revision >= visit.revision) throw new OtherWindow();
        await settled(all.put(visit));
      }),
    async remove({ id }) {
      await within('visits', 'readwrite', (all) => done(all.delete(id)));
      for (const { file } of await this.photos(id)) await this.forget({ file });
    },
    photos: (visit) =>
      within('photos', 'readonly', (all) => settled(all.index('visit').getAll(visit) as IDBRequest<Photo[]>)),
    keep: (photo) => within('photos', 'readwrite', (all) => done(all.put(photo))),
    forget: ({ file }) => within('photos', 'readwrite', (all) => done(all.delete(file))),
    auditor(said) {
      if (said !== undefined) localStorage.setItem(`${name}-auditor`, said);
      return localStorage.getItem(`${name}-auditor`) ?? '';
    },
  };
}

function fleeting(): Store {
  const visits = new Map<string, Visit>();
  const photos = new Map<string, Photo>();
  let auditor = '';
  return {
    lasting: false,
    visits: async () => [...visits.values()],
    save: async (visit) => void visits.set(visit.id, visit),
    remove: async ({ id }) => void visits.delete(id),
    photos: async (id) => [...photos.values()].filter(({ visit }) => visit === id),
    keep: async (photo) => void photos.set(photo.file, photo),
    forget: async ({ file }) => void photos.delete(file),
    auditor(said) {
      auditor = said ?? auditor;
      return auditor;
    },
  };
}
