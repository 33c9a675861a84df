;;; What a person would do in Emacs with eglot, after README.md's settings were
;;; read: open the ads file, see the violation, mend it, undo, hover.

(require 'eglot)
(require 'flymake)

(defun test-fail (what)
  (princ (format "FAILED: %s\n%s\n" what
                 (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
         #'external-debugging-output)
  (kill-emacs 1))

(defun test-violation ()
  (seq-find (lambda (each)
              (string-match-p "purpose-violation" (flymake-diagnostic-text each)))
            (flymake-diagnostics)))

(defun test-expect (what condition)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end) (test-fail what))
      (accept-process-output nil 0.05)
      (flymake-start))))

(defun test-replace (old new)
  (goto-char (point-min))
  (search-forward old)
  (replace-match new t t)
  (eglot--signal-textDocument/didChange))

(setq eglot-sync-connect 60
      default-directory (concat (getenv "EXAMPLE") "/"))
(find-file (concat (getenv "EXAMPLE") "/common/src/audience_job.cpp"))
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(test-expect "the violation is shown" #'test-violation)
(unless (= 12 (line-number-at-pos (flymake-diagnostic-beg (test-violation))))
  (test-fail "its line"))
;; Eglot shows no related locations: the steps are in the text.
(unless (string-match-p "profile_service.cpp:[0-9]+:"
                        (flymake-diagnostic-text (test-violation)))
  (test-fail "its steps"))
(test-replace "(card.user, key)" "(card.user, card.displayName)")
(test-expect "mended: it is gone" (lambda () (not (test-violation))))
(test-replace "(card.user, card.displayName)" "(card.user, key)")
(test-expect "undone: it is back" #'test-violation)
(goto-char (point-min))
(search-forward "MatchAudience")
(backward-char 3)
(unless (equal (getenv "FACE") "clangd")
  (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                              (eglot--TextDocumentPositionParams))))
  (unless (string-match-p "Serves: .*audience-matching" (format "%S" hover))
    (test-fail (format "hover: %S" hover)))))
(princ "Emacs: all as it should be\n")
(eglot-shutdown (eglot--current-server-or-lose))
(kill-emacs 0)
