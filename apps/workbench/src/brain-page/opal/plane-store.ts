/** The plane of Go and No-Go up to the cursor, asked of the server. */
import { client, type Outputs } from '../../data/client.ts';
import { latestStore } from '../../data/latest.ts';

export type Plane = Outputs['brain']['plane'];
export const plane = latestStore<Plane>((runId, bar) => client().brain.plane.query({ runId, bar }));
