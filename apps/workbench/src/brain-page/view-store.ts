/** Where the eye is. In the link, like everything else that is shown. */
import { create } from 'zustand';
import { DEFAULT_ORBIT, turned, type Orbit } from './space/orbit.ts';

export const useOrbit = create<Orbit>(() => DEFAULT_ORBIT);
export const turnBy = (by: Partial<Orbit>): void => useOrbit.setState((orbit) => turned(orbit, by));
export const lookAgain = (): void => useOrbit.setState(DEFAULT_ORBIT);
