package dev.hoopoe.gateway.clientip;

/** The client's IP address and the scheme that it used; both may be null. */
public record ClientOrigin(String address, String scheme) {}
