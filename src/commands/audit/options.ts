// What may be said on the command line of svc audit.

import type { EvidenceSource } from '../../core/answers/evidence.ts';
import type { Assignment } from '../../core/shapes/assignment.ts';
import type { CommonOptions } from '../shared/command.ts';
import type { HandOverOptions } from '../shared/hand-over.ts';

export interface AuditOptions extends HandOverOptions, CommonOptions {
  readonly profile?: string;
  readonly persona?: string;
  readonly site?: string;
  readonly source?: EvidenceSource;
  readonly auditor?: string;
  /** NAME=VALUE, as typed. */
  readonly field?: readonly string[];
  readonly answers?: string;
  /** A sheet is keyed in. */
  readonly fromPaper?: boolean;
  /** True without a file. */
  readonly resume?: string | true;
  readonly session?: string;
  readonly askExpectations?: boolean;
  /** What is to be carried out; read from the file that was named instead of a standard. */
  readonly assignment?: Assignment;
  readonly accessible?: boolean;
  /** A pick is the answer, without Enter. */
  readonly quick?: boolean;
  /** Keeps the level expected from the auditor's eyes. */
  readonly hideExpectations?: boolean;
  /** Why a finished audit is opened again; true where that is asked. */
  readonly reopen?: string | true;
  readonly failUnder?: number;
}
