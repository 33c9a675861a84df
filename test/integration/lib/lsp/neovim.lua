-- What a person would do in Neovim, after README.md's settings were read:
-- open the ads file, see the violation, mend it, undo, hover, walk the path.
local ads = vim.env.EXAMPLE .. "/common/src/audience_job.cpp"

local function fail(text)
  io.stderr:write("FAILED: " .. text .. "\n")
  for _, each in ipairs(vim.diagnostic.get(0)) do
    io.stderr:write(("  %d:%d %s\n"):format(each.lnum, each.col, each.message))
  end
  vim.cmd("cquit 1")
end

local function violation()
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.user_data.lsp.code == "purpose-violation" then return each end
  end
end

local function expect(what, condition)
  if not vim.wait(60000, condition, 20) then fail(what) end
end

vim.cmd("edit " .. ads)
expect("the violation is shown", violation)
if violation().lnum ~= 11 or violation().col ~= 29 then fail("its place") end
local related = violation().user_data.lsp.relatedInformation
if not related or #related < 10 then fail("its steps") end

-- Every step can be jumped to, in whatever file it is.
local files = {}
for _, step in ipairs(related) do
  vim.lsp.util.jump_to_location(step.location, "utf-16")
  files[vim.fn.expand("%:t")] = true
  if vim.fn.getline("."):match("^%s*$") then fail("a step on an empty line") end
end
for _, file in ipairs({ "account.h", "profile_service.cpp", "card_feed.cpp" }) do
  if not files[file] then fail("no step in " .. file) end
end

vim.cmd("edit! " .. ads)
vim.cmd([[%s/matcher.add(card.user, key)/matcher.add(card.user, card.displayName)/]])
expect("mended: it is gone", function() return not violation() end)
vim.cmd("undo")
expect("undone: it is back", violation)

if vim.env.FACE == "clangd" then
  print("Neovim: all as it should be")
  vim.cmd("qall!")
end

vim.fn.search("MatchAudience")
local answers = vim.lsp.buf_request_sync(
  0, "textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16"), 20000)
local hover = vim.inspect(answers)
if not hover:find("Serves: %*%*audience%-matching") then fail("hover: " .. hover) end

-- The action on the violation fills the quickfix list.
vim.lsp.commands["clangPurpose.showPath"](
  { command = "clangPurpose.showPath",
    arguments = { { finding = violation().user_data.lsp.data.finding } } },
  { client_id = vim.lsp.get_active_clients()[1].id })
expect("the path in the quickfix list", function() return #vim.fn.getqflist() > 10 end)

print("Neovim: all as it should be")
vim.cmd("qall!")
