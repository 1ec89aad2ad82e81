-- Says at the end, on one line of JSON, what was counted. Without a request function wrk builds the request once.
function done(summary, latency, requests)
  io.write(string.format(
    'REPORT {"requests": %d, "microseconds": %d, "bytes": %d, "errors": %d, "refused": %d, "p50": %.1f, "p90": %.1f, "p99": %.1f, "worst": %.1f}\n',
    summary.requests, summary.duration, summary.bytes,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    summary.errors.status,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
