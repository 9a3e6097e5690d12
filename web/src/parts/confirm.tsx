import type { ReactNode } from 'react';

import { useTexts } from '../texts/language.ts';
import { Modal } from './modal.tsx';

interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  readonly isBusy: boolean;
  readonly failure: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Nothing that others notice is done by one click. */
export function Confirm({ title, children, action, isBusy, failure, onConfirm, onClose }: ConfirmProps) {
  const say = useTexts();
  return (
    <Modal title={title} onClose={onClose}>
      <div className="stacked">
        {children}
        {failure !== undefined && <p className="failure" role="alert">{failure}</p>}
        <div className="row end">
          <button type="button" className="button" onClick={onClose}>{say('cancel')}</button>
          <button type="button" className="button primary" disabled={isBusy} onClick={onConfirm}>{action}</button>
        </div>
      </div>
    </Modal>
  );
}
