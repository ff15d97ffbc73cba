/** One seed for all property tests, so that the suite is the same each time: `npm run properties` tries others. */
import * as fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['JANUS_PROPERTY_SEED'] ?? 20_260_101) });
