import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ASSET_POLICY, POPOUT_POLICY, inlineHashes, policy } from './csp.ts';

const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('hashes of what is inline', () => {
  it('names scripts by their exact text, and none that has a source', () => {
    const html = '<script src="/a.js" async=""></script><script>\n go("<b style=\\"x\\">")\n</script><script></script>';
    expect(inlineHashes(html)).toEqual({ script: [sha('\n go("<b style=\\"x\\">")\n')], style: [], attribute: [] });
  });

  it('names styles, with and without attributes, each once', () => {
    const html = '<style>p{}</style><STYLE data-x="1">q{}</STYLE><style>p{}</style>';
    expect(inlineHashes(html).style).toEqual([sha('p{}'), sha('q{}')]);
  });

  it('decodes style attributes, also after an attribute with a > in it', () => {
    const html = '<p style="font-family:&quot;A&#x27;s&quot;"><i title="a > b" style=\'color:red\'>style="no:t"</i>';
    expect(inlineHashes(html).attribute).toEqual([sha('font-family:"A\'s"'), sha('color:red')]);
  });

  it('takes no style attribute from within a script or a style', () => {
    const html = '<script>x = \'<p style="a:b">\'</script><style>/* <p style="c:d"> */</style>';
    expect(inlineHashes(html).attribute).toEqual([]);
  });

  it('agrees with a value computed by openssl', () => {
    // printf 'p{}' | openssl dgst -sha256 -binary | base64
    expect(inlineHashes('<style>p{}</style>').style).toEqual(["'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"]);
  });
});

describe('the policy', () => {
  it('never allows inline code or eval', () => {
    for (const text of [ASSET_POLICY, policy(inlineHashes('<p style="a:b"><script>1</script>'))]) {
      expect(text).not.toContain("'unsafe-inline'");
      expect(text).not.toContain("'unsafe-eval'");
      expect(text).toContain("default-src 'none'");
      expect(text).toContain("script-src 'self' 'wasm-unsafe-eval'");
    }
  });

  it('of the pop-out page runs no script, and takes the styles that its opener puts in', () => {
    expect(POPOUT_POLICY).toContain("script-src 'none';");
    expect(POPOUT_POLICY).toContain("style-src 'self' 'unsafe-inline';");
    expect(POPOUT_POLICY).not.toContain('style-src-attr');
    expect(POPOUT_POLICY).not.toContain('sha256');
    expect(POPOUT_POLICY).toContain("default-src 'none'");
    expect(POPOUT_POLICY).toContain("frame-ancestors 'none'");
  });

  it("needs 'unsafe-hashes' only where a style attribute is", () => {
    expect(ASSET_POLICY).toContain("style-src-attr 'none'");
    expect(policy(inlineHashes('<p style="a:b">'))).toContain(`style-src-attr 'unsafe-hashes' ${sha('a:b')}`);
  });
});
