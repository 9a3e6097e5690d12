import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

import { useTexts } from '../texts/language.ts';

interface ModalProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose?: () => void;
  /** Cannot be left but by what it asks for. */
  readonly isForced?: boolean;
}

/** The browser’s own dialog: it keeps the focus, gives it back, and makes the rest of the page inert. */
export function Modal({ title, children, onClose, isForced = false }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const say = useTexts();
  // A dialog gives the focus back when it is closed, and only while it is still in the page.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!isForced) onClose?.();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {!isForced && <button type="button" className="button quiet" onClick={onClose} aria-label={say('close')}>✕</button>}
      </header>
      {children}
    </dialog>
  );
}
