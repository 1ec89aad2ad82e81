-- Waits between requests (milliseconds, the first argument), so that waiting in a queue is not what is measured.
local pause = 10

function init(arguments)
  pause = tonumber(arguments[1])
end

function delay()
  return pause
end

dofile(REPORT)
