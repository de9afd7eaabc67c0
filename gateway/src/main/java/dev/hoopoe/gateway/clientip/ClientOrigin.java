package dev.hoopoe.gateway.clientip;

/** Who sent a request, as far as that is known: an IP address and the scheme that the client used; both may be null. */
public record ClientOrigin(String address, String scheme) {}
