# Editors with the settings that the README.md files of the language server and
# of clang-purpose-clangd tell people to write, in the example.
. "$SOURCE/test/integration/lib/cli.sh"
for program in clangd-22 nvim emacs vim python3; do
  command -v $program >/dev/null || fail "no $program"
done
LIB=$SOURCE/test/integration/lib/lsp
example_project

# settings FACE LANGUAGE: the block of that language in the face's README.
settings() {
  sed -n "/^\`\`\`$2\$/,/^\`\`\`\$/{/^\`\`\`/!p}" "$SOURCE/checker/apps/$1/README.md"
}
settings lsp lua >lsp.lua
settings lsp elisp >lsp.el
settings lsp vim >lsp.vim
settings lsp jsonc >lsp.json
# The other one is said to want but its own name in the same places.
sed 's/"clang-purpose", "lsp"/"clang-purpose-clangd"/' lsp.lua >clangd.lua
sed 's/"clang-purpose" "lsp"/"clang-purpose-clangd"/' lsp.el >clangd.el
settings clangd vim >clangd.vim
echo '{"clangd.path": "clang-purpose-clangd"}' >clangd.json

export PATH=$BIN:$PATH EXAMPLE=$HERE/example HOME=$HERE XDG_CONFIG_HOME=$HERE PYTHONDONTWRITEBYTECODE=1 FACE
editors() { # editors FACE: in the folder example
  FACE=$1
  for file in ../$FACE.lua ../$FACE.el ../$FACE.vim ../$FACE.json; do
    [ -s "$file" ] || fail "README.md holds no settings for $file"
  done
  timeout 300 nvim --headless -n -u ../$FACE.lua -c "luafile $LIB/neovim.lua" ||
    fail "Neovim, $FACE"
  timeout 300 emacs --batch -l ../$FACE.el -l "$LIB/emacs.el" || fail "Emacs, $FACE"
  timeout 300 vim -N -n -i NONE -T dumb --not-a-term -u ../$FACE.vim -S "$LIB/vim.vim" </dev/null >../vim.out ||
    fail "Vim, $FACE"
  python3 "$LIB/vscode.py" ../$FACE.json "$EXAMPLE" || fail "as VS Code, $FACE"
}
cd example
# ALE takes the nearest database above a file, and there is one above this folder.
ln -sf build/compile_commands.json .
editors lsp
[ -x "$BIN/clang-purpose-clangd" ] || exit 0
run 1 check -p build
printf 'Checks: "purpose-*"\nCheckOptions: {purpose-violation.Store: build}\n' >.clang-tidy
editors clangd
