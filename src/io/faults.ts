// What the system refuses, as its user understands it: a full disk or a missing permission is a fault of the environment,
// never a bug.

import { UserError } from '../core/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-is-folder',
  EACCES: 'file-forbidden',
  EPERM: 'file-forbidden',
  EROFS: 'file-read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'quota-full',
  EFBIG: 'file-outgrown',
  EBUSY: 'file-busy',
  ETXTBSY: 'file-busy',
  ELOOP: 'file-link-loop',
  ENAMETOOLONG: 'file-name-too-long',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
  EIO: 'file-device-failed',
  ENXIO: 'file-device-failed',
  ENODEV: 'file-device-failed',
  ENOMEM: 'no-memory',
  ESTALE: 'file-gone-away',
  ETIMEDOUT: 'file-gone-away',
  EHOSTDOWN: 'file-gone-away',
  ENOTCONN: 'file-gone-away',
};

/** Whether the system refused something, whatever it was: what Node throws then has a code, a number and a call. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error)) return false;
  const { code, errno, syscall } = error as NodeJS.ErrnoException;
  return (
    typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) && (errno !== undefined || syscall !== undefined)
  );
}

/** A system error as what it means to the user; others are thrown on as they are. */
export function asUserError(error: unknown, file: string): unknown {
  if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_INVALID_ARG_VALUE' && file.includes('\0'))
    return new UserError('file-missing', { file });
  if (!isSystemError(error)) return error;
  const code = error.code!;
  const reason = REASONS[code];
  return reason === undefined
    ? new UserError('system-refused', { file, call: error.syscall ?? '', code })
    : new UserError(reason, { file });
}
