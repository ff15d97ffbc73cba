/** The root shows Market. */
export { default, metadata } from './market/page.tsx';
