import { useMutation } from '@tanstack/react-query';
import type { Claim } from '#client';
import { useState } from 'react';

import { saveFile } from '../parts/save-file.ts';
import { problemOf, service } from '../service/service.ts';
import { useLanguage, useTexts } from '../texts/language.ts';

/** The letter that asks the hospital for documents, and the note for the audit file, as PDF or Word. */
export function Documents({ claim }: { readonly claim: Claim }) {
  const say = useTexts();
  const language = useLanguage();
  const [words, setWords] = useState('');
  const make = useMutation({
    mutationFn: async ({ kind, format }: { readonly kind: 'request' | 'note'; readonly format: 'pdf' | 'docx' }) =>
      saveFile(await service.send('POST /claims/{id}/documents', { path: { id: claim.claim_id }, body: { kind, format, lang: language, ...(words.trim() !== '' && { words: words.trim() }) } }), `${kind}.${format}`),
  });
  return (
    <section>
      <h2>{say('documents')}</h2>
      <label className="fine" htmlFor="document-words">{say('document_words')}</label>
      <textarea id="document-words" className="input" rows={2} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />
      <p className="row">
        {(['request', 'note'] as const).map((kind) => (
          <span key={kind} className="row">
            <strong>{say(kind === 'request' ? 'document_request' : 'document_note')}</strong>
            {(['pdf', 'docx'] as const).map((format) => <button key={format} type="button" className="button small" disabled={make.isPending} onClick={() => make.mutate({ kind, format })} aria-label={`${say(kind === 'request' ? 'document_request' : 'document_note')}, ${format === 'pdf' ? 'PDF' : 'Word'}`}>{format === 'pdf' ? 'PDF' : 'Word'}</button>)}
          </span>
        ))}
      </p>
      {make.isError && <p className="failure" role="alert">{problemOf(make.error)?.detail ?? say('unreachable')}</p>}
    </section>
  );
}
