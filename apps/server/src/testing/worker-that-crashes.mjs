// A run's thread that ends without a word, or with an error, as the name of its data set says.
import { workerData } from 'node:worker_threads';

if (workerData.plan.info.name === 'THROWS') throw new Error('the thread broke');
process.exit(7);
