/** Shapes of the System page's panels before their content is there. */
import { Skeleton } from '../panel/states/skeleton.tsx';

export const FactsGhost = () => <Skeleton shape="facts" rows={7} />;
export const RowsGhost = () => <Skeleton shape="rows" rows={10} />;
