/** Jobs for other programs: the service itself, and a client of the server that runs. */
export type { JobHealth, JobInfo, JobKind, JobList, JobQuery, JobStatus, Json } from './api.ts';
export { JOB_KINDS, JOB_STATUSES } from './api.ts';
export { jobsAddress } from './backend.ts';
export type { JobsAddress } from './backend.ts';
export { askerOf, jobClient, runningServer } from './client.ts';
export type { Asker, JobClient } from './client.ts';
export type { JobHandler, JobRun, JobWork } from './handler.ts';
export { HANDLERS } from './handlers/index.ts';
export { jobService } from './service.ts';
export type { JobService, JobServiceOptions } from './service.ts';
export { makeLogger } from '../../log.ts';
