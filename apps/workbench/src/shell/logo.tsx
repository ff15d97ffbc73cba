/** Two faces, one head: the god of beginnings looks back and ahead. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden>
      <path d="M11 2.5C7.2 2.5 5 4.9 5 7.6c0 1-.3 1.6-.8 2.4l-.9 1.5c-.2.4 0 .8.5.9l1 .2v1.7c0 1.3.8 2 2 2h1.4v3.2" />
      <path d="M11 2.5c3.8 0 6 2.4 6 5.1 0 1 .3 1.6.8 2.4l.9 1.5c.2.4 0 .8-.5.9l-1 .2v1.7c0 1.3-.8 2-2 2h-1.4v3.2" />
      <path d="M11 2.5v17" strokeDasharray="1.5 2" strokeWidth="1" />
    </svg>
  );
}
