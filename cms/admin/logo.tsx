/** The mark: a drop above running water, as in `public/nguon.svg`. */
export function Mark() {
  return (
    <svg aria-hidden="true" className="nguon-mark" viewBox="0 0 48 48">
      <rect width="48" height="48" rx="11" fill="#0b4f5c" />
      <path d="M24 7c5.6 6.6 9.5 11 9.5 16.2a9.5 9.5 0 0 1-19 0C14.5 18 18.4 13.6 24 7Z" fill="#fff" />
      <path
        d="M9.3 36.5c3.25-2.7 6.5-2.7 9.75 0s6.5 2.7 9.75 0 6.5-2.7 9.75 0"
        fill="none"
        stroke="#f2b84b"
        strokeLinecap="round"
        strokeWidth="3"
      />
    </svg>
  );
}

/** Mark and name, above the sign-in form. */
export function Logo() {
  return (
    <span className="nguon-logo">
      <Mark />
      Nguồn
    </span>
  );
}
