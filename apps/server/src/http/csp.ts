/**
 * A strict Content-Security-Policy for a static export. A nonce is not possible in a file, so each inline script,
 * each <style> and each style="" attribute of an HTML file is named by its hash. There is no 'unsafe-inline' and no
 * 'unsafe-eval'; 'wasm-unsafe-eval' is what compiling WebAssembly needs and allows nothing else.
 */
import { createHash } from 'node:crypto';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** <style> elements that libraries add while the page runs, of constant text. Their versions are pinned. */
const RUNTIME_STYLES = [
  // @mantine/core 9.7.3, while the colour scheme changes
  hashOf('*, *::before, *::after {transition: none !important;}'),
  // lightweight-charts 5.2.1, the attribution logo: without it the notice that its licence asks for disappears
  "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='",
];

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
  amp: '&',
};
const decode = (text: string): string =>
  text.replace(/&([a-z]+|#\w+);/gi, (whole, name: string) => ENTITIES[name] ?? whole);

export interface InlineHashes {
  readonly script: readonly string[];
  readonly style: readonly string[];
  readonly attribute: readonly string[];
}

/** Hashes of all that is inline in an HTML document, each once, in order of appearance. */
export function inlineHashes(html: string): InlineHashes {
  const script = new Set<string>();
  const style = new Set<string>();
  const attribute = new Set<string>();
  const markup = html
    .replace(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi, (_, attributes: string, body: string) => {
      if (body !== '' && !/\ssrc\s*=/i.test(attributes)) script.add(hashOf(body));
      return '';
    })
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, body: string) => {
      if (body !== '') style.add(hashOf(body));
      return '';
    });
  for (const [, tag] of markup.matchAll(/<([a-z](?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi))
    for (const [, double, single] of tag!.matchAll(/\sstyle=(?:"([^"]*)"|'([^']*)')/gi))
      attribute.add(hashOf(decode(double ?? single ?? '')));
  return { script: [...script], style: [...style], attribute: [...attribute] };
}

/** The header's value. */
export function policy({ script, style, attribute }: InlineHashes): string {
  return [
    "default-src 'none'",
    ['script-src', "'self'", "'wasm-unsafe-eval'", ...script].join(' '),
    ['style-src', "'self'", ...style, ...RUNTIME_STYLES].join(' '),
    attribute.length > 0 ? ['style-src-attr', "'unsafe-hashes'", ...attribute].join(' ') : "style-src-attr 'none'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Of all that is not a document: a worker is governed by the policy sent with its own script. */
export const ASSET_POLICY = policy({ script: [], style: [], attribute: [] });

/**
 * Of the pop-out page: it runs no script of its own, and the page that opened it fills it with panels and with copies
 * of its style rules as <style> elements whose text nobody knows beforehand.
 */
export const POPOUT_POLICY = policy({ script: [], style: [], attribute: [] })
  .replace(/script-src [^;]*/, "script-src 'none'")
  .replace(/style-src [^;]*; style-src-attr [^;]*/, "style-src 'self' 'unsafe-inline'");
