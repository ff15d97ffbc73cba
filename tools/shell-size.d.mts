export const SHELL_LIMIT: number;
export const SITE: string;
export function shellSizes(site?: string): {
  readonly shared: number;
  readonly pages: readonly { readonly name: string; readonly bytes: number }[];
};
