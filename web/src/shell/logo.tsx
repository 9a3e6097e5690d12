export function Logo() {
  return (
    <span className="logo">
      <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="logo-ground" />
        <path d="M22 11.5a7 7 0 1 0 0 9" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
        <circle cx="22.5" cy="16" r="2.2" fill="#fff" />
      </svg>
      Casemind
    </span>
  );
}
