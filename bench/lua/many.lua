-- Asks for the addresses of a file in turn (its name is the first argument): each is a different question.
local requests, place = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", line)
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

dofile(REPORT)
