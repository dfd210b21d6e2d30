-- Asks for addresses from a file, one after another from a random start, and prints the figures on one line.
local addresses = {}
for line in io.lines(os.getenv("ADDRESSES")) do addresses[#addresses + 1] = line end
local at = 0

init = function()
  math.randomseed(os.time())
  at = math.random(#addresses)
end

request = function()
  at = at % #addresses + 1
  return wrk.format("GET", addresses[at])
end

done = function(summary, latency)
  local wrong = summary.errors
  io.write(string.format("figures: %.3f %.3f %.3f %.3f %d\n",
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout))
end
