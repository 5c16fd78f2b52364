-- Asks for the addresses in a file one after another, round and round, and says at the end, as JSON, what came of it.
-- Arguments: the file, a line each; what the reader can unpack.
local asked, turn = {}, 0

function init(arguments)
  for address in io.lines(arguments[1]) do
    asked[#asked + 1] = wrk.format("GET", address, { ["Accept-Encoding"] = arguments[2] })
  end
end

function request()
  turn = turn % #asked + 1
  return asked[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "bytes": %d, "refused": %d, "broken": %d, "median": %f, "slow": %f, "slowest": %f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3
  ))
end
