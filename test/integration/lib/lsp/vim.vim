" What a person would do in Vim, after README.md's settings were read: open the
" ads file, see the violation, mend it, undo.
function! s:Fail(text)
  let l:shown = map(copy(ale#engine#GetLoclist(bufnr(''))), 'string(v:val)')
  call writefile(['FAILED: ' . a:text] + l:shown, '/dev/stderr', 'a')
  cquit
endfunction

function! s:Violations()
  return filter(copy(ale#engine#GetLoclist(bufnr(''))),
        \ 'get(v:val, "code", "") ==# "purpose-violation"')
endfunction

function! s:Expect(what, condition)
  for l:i in range(1200)
    if eval(a:condition)
      return
    endif
    sleep 50m
  endfor
  call s:Fail(a:what)
endfunction

execute 'edit' $EXAMPLE . '/common/src/audience_job.cpp'
call s:Expect('the violation is shown', '!empty(s:Violations())')
if s:Violations()[0].lnum != 12 || s:Violations()[0].col != 30
  call s:Fail('its place')
endif
%s/matcher.add(card.user, key)/matcher.add(card.user, card.displayName)/
doautocmd TextChanged
call s:Expect('mended: it is gone', 'empty(s:Violations())')
undo
doautocmd TextChanged
call s:Expect('undone: it is back', '!empty(s:Violations())')
call writefile(['Vim: all as it should be'], '/dev/stderr', 'a')
qall!
