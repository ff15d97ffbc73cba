/** Whether this browser can draw in space, and what with. Asked once. */
export interface WebglFacts {
  /** Null where there is no WebGL2. */
  readonly renderer: string | null;
  /** Drawn by the processor: fewer pictures a second, at the screen's coarser resolution. */
  readonly software: boolean;
}

let known: WebglFacts | null = null;

/** The words of a renderer that tell: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader …), …)' is 'SwiftShader'. */
export function rendererName(full: string): string {
  const soft = /SwiftShader|llvmpipe|Microsoft Basic Render/i.exec(full)?.[0];
  if (soft) return soft;
  const inside = /^ANGLE \([^,]*, (.*?)(?: \(0x[0-9A-Fa-f]+\))?(?: Direct3D.*| OpenGL.*|, .*)?\)$/.exec(full)?.[1];
  return (inside ?? full).slice(0, 40);
}

export function webglFacts(): WebglFacts {
  if (known) return known;
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return (known = { renderer: null, software: false });
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const full: unknown = context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  const name = typeof full === 'string' ? rendererName(full) : 'a renderer without a name';
  return (known = { renderer: name, software: /SwiftShader|llvmpipe|Basic Render/i.test(name) });
}
