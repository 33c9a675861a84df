# Neovim and Emacs with the settings that README.md of the language server tells
# people to write, in the example.
. "$SOURCE/test/integration/lib/cli.sh"
for program in clangd-22 nvim emacs; do
  command -v $program >/dev/null || fail "no $program"
done
LIB=$SOURCE/test/integration/lib/lsp

cp -r "$SOURCE/examples/tailored-audiences" example
entries=()
for file in $(find "$HERE"/example/incident/src "$HERE"/example/common/src -name '*.cpp'); do
  entries+=("$file|c++ $FLAGS -I$HERE/example/common/include -c")
done
database "${entries[@]}"
mv build example && mkdir build

# settings LANGUAGE: the block of that language in the README.
settings() {
  sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{/^\`\`\`/!p}" "$SOURCE/checker/apps/lsp/README.md"
}
settings lua >settings.lua
settings elisp >settings.el
[ -s settings.lua ] && [ -s settings.el ] || fail "README.md holds no settings"

export PATH=$BIN:$PATH EXAMPLE=$HERE/example HOME=$HERE XDG_CONFIG_HOME=$HERE
cd example
timeout 300 nvim --headless -n -u ../settings.lua -c "luafile $LIB/neovim.lua" ||
  fail "Neovim"
timeout 300 emacs --batch -l ../settings.el -l "$LIB/emacs.el" || fail "Emacs"
