/** Risk at a moment of a run: threats, limits, fear, breakers; and two signals of the amygdala as an ellipse. */
import { z } from 'zod';
import { read, router } from '../rpc.ts';

const moment = {
  runId: z.string().regex(/^[0-9a-f]{8,64}$/, 'a run id is 8 to 64 hexadecimal digits'),
  bar: z.number().int().min(0),
};
const signal = z.string().max(40);

export const riskRouter = router({
  at: read.input(z.strictObject(moment)).query(({ ctx, input }) => ctx.risk.at(input.runId, input.bar)),
  ellipse: read
    .input(z.strictObject({ ...moment, x: signal, y: signal }))
    .query(({ ctx, input }) => ctx.risk.ellipse(input.runId, input.bar, input.x, input.y)),
});
