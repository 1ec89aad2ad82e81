# Varnish 7 with vmod xkey (package varnish-modules) in front of Equipoise: answers stay a day, unless purged by key.
vcl 4.1;

import xkey;

backend equipoise {
    .host = "127.0.0.1";
    .port = "8000";
}

acl operators {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ operators) {
            return (synth(403));
        }
        set req.http.purged = xkey.purge(req.http.xkey-purge);
        return (synth(200, "purged " + req.http.purged));
    }
    # What the server tells its operator is for nobody else.
    if (req.url ~ "^/metrics") {
        return (synth(404));
    }
}

sub vcl_backend_response {
    # Only what can be purged is kept for longer than it says of itself.
    if (beresp.http.surrogate-key) {
        set beresp.http.xkey = beresp.http.surrogate-key;
        set beresp.ttl = 1d;
        set beresp.grace = 1d;
    }
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.surrogate-key;
}
