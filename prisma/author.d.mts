export function difference(): Promise<string>;
